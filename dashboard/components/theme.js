/** The theme that Streamlit shows: a visitor can choose another one than the system's. */
import { PALETTE } from "./contract.js";

/**
 * @typedef {object} Ground
 * @property {boolean} dark
 * @property {string} paper Below pictures.
 * @property {string} quiet Of what lies beside a picture.
 *
 * @typedef {typeof PALETTE.light & Ground} Theme
 */

/**
 * The colors for canvases; what CSS paints takes them as variables, `var(--class-0)`.
 *
 * @param {Element} element Inside the component.
 * @returns {Theme}
 */
export function themeOf(element) {
  const [r, g, b] = (getComputedStyle(element).color.match(/\d+/g) ?? [0, 0, 0]).map(Number);
  const dark = r + g + b > 382; // light text
  const colors = PALETTE[dark ? "dark" : "light"];
  return { dark, paper: colors.ground, quiet: colors.raised, ...colors };
}
