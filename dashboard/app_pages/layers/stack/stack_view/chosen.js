/**
 * The chosen layer: its line, its settings, its parameters worked out.
 *
 * @typedef {import("./kinds.js").Layer} Layer
 * @typedef {import("./kinds.js").Setting} Setting
 * @typedef {import("./kinds.js").Value} Value
 */

import { find, make } from "../../../../components/dom.js";
import { clamp } from "../../../../components/format.js";
import { write } from "../../../../components/glossary/terms.js";
import { kindOf, lineOf } from "./kinds.js";

export class Chosen {
  #built = "";

  /**
   * @param {ParentNode} root
   * @param {{ set: (name: string, value: Value) => void, move: (by: number) => void, takeOut: () => void }} act
   */
  constructor(root, act) {
    this.act = act;
    this.line = find(root, ".chosen .line");
    this.does = find(root, ".chosen .does");
    this.settings = find(root, ".settings");
    this.sum = find(root, ".sum");
    this.earlier = find(root, ".earlier", HTMLButtonElement);
    this.later = find(root, ".later", HTMLButtonElement);
    this.out = find(root, ".out", HTMLButtonElement);
    this.earlier.onclick = () => act.move(-1);
    this.later.onclick = () => act.move(1);
    this.out.onclick = () => act.takeOut();
  }

  /**
   * @param {import("./shapes.js").Step[]} steps
   * @param {number} at
   */
  show(steps, at) {
    const step = steps[at];
    this.line.textContent = step ? lineOf(step.layer) : "no layer";
    write(this.does, step ? kindOf(step.layer.kind).does : "Put a layer in.");
    this.earlier.disabled = at <= 0;
    this.later.disabled = at >= steps.length - 1;
    this.out.disabled = !step;
    const cost = step?.cost;
    const products = cost?.multiplications ? `; ${cost.multiplications.toLocaleString("en")} multiplications` : "";
    const own = cost?.parameters
      ? `Parameters: ${cost.workedOut} = ${cost.parameters.toLocaleString("en")}`
      : "No parameters";
    const untrained =
      cost && cost.trainable < cost.parameters ? `, ${cost.trainable.toLocaleString("en")} of them trained` : "";
    this.sum.textContent = cost ? own + untrained + products : "";
    const key = step ? `${at} ${step.layer.kind}` : "";
    if (key !== this.#built) this.#build(step?.layer);
    this.#built = key;
    if (step) this.#fill(step.layer);
  }

  /** @param {Layer} [layer] */
  #build(layer) {
    const known = layer ? kindOf(layer.kind).settings : [];
    this.settings.replaceChildren(
      ...known.map((setting) => make("label", {}, `${setting.name} `, this.#field(setting))),
    );
  }

  /** @param {Setting} setting */
  #field(setting) {
    const { name, options, least = 0, most = 0 } = setting;
    if (options) {
      const menu = make(
        "select",
        { name },
        ...options.map((each) => make("option", { value: String(each) }, String(each))),
      );
      menu.onchange = () => this.act.set(name, options[menu.selectedIndex]);
      return menu;
    }
    const field = make("input", { type: "number", name, min: String(least), max: String(most), step: "1" });
    field.oninput = () => {
      const value = Math.round(Number(field.value));
      if (field.value !== "" && Number.isFinite(value)) this.act.set(name, clamp(value, least, most));
    };
    return field;
  }

  /** @param {Layer} layer */
  #fill({ settings }) {
    for (const field of this.settings.querySelectorAll("input, select")) {
      const shown = /** @type {HTMLInputElement} */ (field);
      const value = String(settings[shown.name]);
      if (shown.value !== value && !(shown.matches(":focus") && shown.value === "")) shown.value = value;
    }
  }
}
