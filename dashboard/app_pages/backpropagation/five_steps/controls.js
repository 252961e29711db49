/** The settings, and the five steps of the slide as buttons. */
import { find, make } from "../../../components/dom.js";
import { ACTIVATIONS, LOSSES, RATES, STARTS } from "../contract.js";

const STEPS = ["compute output", "compute loss", "how each weight affects it", "adjust weights", "repeat"];
/** @type {Record<string, string>} What menus call things. */
const NAMES = { relu: "ReLU", all: "all examples", one: "this example" };

/** @typedef {"network" | "activation" | "loss" | "rate" | "batch"} Name */

export class Controls {
  /**
   * @param {ParentNode} root
   * @param {object} listener
   * @param {(next: Partial<import("./kept.js").Kept>) => void} listener.change
   * @param {(step: number) => void} listener.go To one of the five steps.
   */
  constructor(root, { change, go }) {
    /** @type {Record<Name, readonly (string | number)[]>} */
    const offered = {
      ...{ network: Object.keys(STARTS), activation: ACTIVATIONS, loss: Object.keys(LOSSES), rate: RATES },
      batch: ["all", "one"],
    };
    this.menus = /** @type {Name[]} */ (Object.keys(offered)).map((name) => {
      const menu = find(root, `select.${name}`, HTMLSelectElement);
      menu.replaceChildren(
        ...offered[name].map((value) => make("option", { value, textContent: NAMES[value] ?? value })),
      );
      menu.onchange = () => change({ [name]: name === "rate" ? Number(menu.value) : menu.value });
      return { name, menu };
    });
    this.steps = STEPS.map((words, index) => {
      const button = make("button", { type: "button" }, make("b", {}, `${index + 1}`), ` ${words}`);
      button.onclick = () => go(index + 1);
      return button;
    });
    find(root, ".five").replaceChildren(...this.steps);
    this.where = find(root, ".where");
  }

  /**
   * @param {import("./kept.js").Kept} kept
   * @param {import("./moments.js").Moment} moment
   * @param {import("./run.js").Run} run
   */
  show(kept, { update, step }, { networks, end }) {
    for (const { name, menu } of this.menus) {
      if (menu.value !== `${kept[name]}`) menu.value = `${kept[name]}`;
    }
    this.steps.forEach((button, index) => {
      button.toggleAttribute("aria-current", index + 1 === step);
      if (index + 1 === step) button.setAttribute("aria-current", "step");
    });
    const last = networks.length - 1;
    const words = `update ${update} of ${last}${end === "learned" && update === last ? ": learned" : ""}`;
    if (this.where.textContent !== words) this.where.textContent = words;
  }
}
