/**
 * The controls below a layer's picture, and what is set with them.
 *
 * @typedef {object} Control As `dashboard.app_pages.layers.controls` declares it.
 * @property {string} name
 * @property {string} label Empty for what is moved on the picture alone.
 * @property {number | string} default
 * @property {number | string} first
 * @property {number} [low]
 * @property {number} [high]
 * @property {number} [step]
 * @property {number} [power] The slider moves the exponent of this number.
 * @property {string[]} [options]
 */
import { find, findAll, make, press, stamp } from "../../../../components/dom.js";
import { clamp, decimalsOf, plain } from "../../../../components/format.js";

/**
 * A number as a control can have it.
 *
 * @param {Control} control
 * @param {number} value
 */
export function within({ low = 0, high = 1, step = 1, power }, value) {
  const inside = clamp(value, low, high);
  if (power) return Number(inside.toPrecision(3));
  return Number((low + Math.round((inside - low) / step) * step).toFixed(decimalsOf(step)));
}

export class Controls {
  /** @type {Record<string, number | string>} */
  values = {};

  /**
   * @param {ParentNode} root
   * @param {{ prefix: string, change: (changes: Record<string, number | string>) => void }} how
   */
  constructor(root, { prefix, change }) {
    this.root = root;
    this.prefix = prefix;
    this.change = change;
    this.box = find(root, ".controls");
    /** @type {readonly Control[]} */
    this.all = [];
  }

  /** @param {readonly Control[]} controls */
  build(controls) {
    this.all = controls;
    this.values = Object.fromEntries(controls.map(({ name, first }) => [name, first]));
    this.box.replaceChildren(
      ...controls.filter(({ label }) => label).map((each) => (each.options ? this.#chips(each) : this.#slider(each))),
    );
  }

  /** @param {Record<string, number | string>} changes */
  set(changes) {
    for (const control of this.all) {
      const value = changes[control.name];
      if (value === undefined) continue;
      if (!control.options) this.values[control.name] = within(control, Number(value));
      else if (control.options.includes(String(value))) this.values[control.name] = value;
    }
  }

  show() {
    for (const { name, power, step = 1 } of this.all) {
      const value = this.values[name];
      for (const chip of findAll(this.box, `button[data-name="${name}"]`)) press(chip, chip.dataset.option === value);
      const slider = this.box.querySelector(`input[name="${this.prefix}_${name}"]`);
      if (!(slider instanceof HTMLInputElement)) continue;
      slider.value = String(power ? Math.log(Number(value)) / Math.log(power) : value);
      const shown = power ? plain(Number(value)) : plain(Number(value), decimalsOf(step));
      slider.setAttribute("aria-valuetext", shown);
      find(/** @type {ParentNode} */ (slider.parentElement), "output").textContent = shown;
    }
  }

  /** @param {Control} control */
  #slider({ name, label, low = 0, high = 1, step = 1, power }) {
    const box = stamp(this.root, "template.slider");
    const input = find(box, "input", HTMLInputElement);
    const along = (/** @type {number} */ value) => String(power ? Math.log(value) / Math.log(power) : value);
    Object.assign(input, { name: `${this.prefix}_${name}`, min: along(low), max: along(high), step: String(step) });
    find(box, "span").textContent = label;
    input.oninput = () => this.change({ [name]: power ? power ** Number(input.value) : Number(input.value) });
    return box;
  }

  /** @param {Control} control */
  #chips({ name, label, options = [] }) {
    const chips = options.map((option) =>
      make("button", {
        type: "button",
        textContent: option,
        "data-name": name,
        "data-option": option,
        onclick: () => this.change({ [name]: option }),
      }),
    );
    return make(
      "div",
      { className: "chips", role: "group", "aria-label": label },
      make("span", { textContent: label }),
      ...chips,
    );
  }
}
