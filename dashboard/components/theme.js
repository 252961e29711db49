/** The theme that Streamlit shows: a visitor can choose another one than the system's. */
import { PALETTE } from "./contract.js";

/**
 * @typedef {object} Theme
 * @property {boolean} dark
 * @property {string} ink Of text.
 * @property {string} paper Below pictures.
 * @property {string} quiet Of what lies beside a picture.
 * @property {string[]} sequential
 * @property {string[]} diverging
 */

/**
 * @param {Element} element Inside the component.
 * @returns {Theme}
 */
export function themeOf(element) {
  const style = getComputedStyle(element);
  const [r, g, b] = (style.color.match(/\d+/g) ?? [0, 0, 0]).map(Number);
  const dark = r + g + b > 382; // light text
  return {
    dark,
    ink: `rgb(${r},${g},${b})`,
    paper: dark ? "#12161a" : "#ffffff",
    quiet: style.getPropertyValue("--st-secondary-background-color"),
    ...PALETTE[dark ? "dark" : "light"],
  };
}
