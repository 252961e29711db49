/**
 * The sliders that change a drawing.
 *
 * @typedef {object} Slider As `dashboard.components.draw_pad.Slider`.
 * @property {string} name
 * @property {string} label
 * @property {number} min
 * @property {number} max
 * @property {number} step
 * @property {string} unit
 * @property {number} value
 */
import { find, stamp } from "../dom.js";
import { plain } from "../format.js";

/**
 * @param {ShadowRoot} root
 * @param {Slider} slider
 * @param {(value: number) => void} set Called when a visitor moves it.
 * @returns {{ element: HTMLElement, show: (value: number) => void }}
 */
export function makeSlider(root, { name, label, min, max, step, unit }, set) {
  const element = stamp(root, "template.slider");
  const [input, output] = [find(element, "input", HTMLInputElement), find(element, "output")];
  find(element, ".words").textContent = label;
  Object.assign(input, { name, min, max, step });
  input.setAttribute("aria-label", label);
  const write = () => {
    output.textContent = `${plain(Number(input.value), 10)}${unit && `\u00a0${unit}`}`;
  };
  input.oninput = () => {
    write();
    set(Number(input.value));
  };
  const show = (/** @type {number} */ value) => {
    input.value = String(value);
    write();
  };
  return { element, show };
}
