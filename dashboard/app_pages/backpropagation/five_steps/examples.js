/** The examples with their predictions: press one to look at it. */
import { find, make } from "../../../components/dom.js";
import { forward, lossAt } from "./backprop.js";
import { fine, written } from "./numbers.js";

export class Examples {
  #built = "";

  /**
   * @param {ParentNode} root
   * @param {(example: number) => void} pick
   */
  constructor(root, pick) {
    this.head = find(root, ".examples thead", HTMLTableSectionElement);
    this.body = find(root, ".examples tbody", HTMLTableSectionElement);
    this.pick = pick;
  }

  /**
   * @param {import("./backprop.js").Network} network
   * @param {{ name: string, x: number[][], y: number[] }} table All examples of the task.
   * @param {import("./backprop.js").Loss} loss
   * @param {number} chosen
   * @param {boolean} all Whether an update takes all of them.
   */
  show(network, { name, x, y }, loss, chosen, all) {
    if (this.#built !== name) this.#build(name, x, y);
    const passed = forward(network, x);
    const outputs = passed.outputs[network.weights.length];
    const losses = passed.sums[network.weights.length - 1].map(([z], example) => lossAt(loss, z, y[example])[0]);
    [...this.body.rows].forEach((row, example) => {
      const last = example === y.length;
      row.classList.toggle("chosen", example === chosen);
      if (last) {
        row.cells[1].textContent = fine(losses.reduce((sum, each) => sum + each, 0) / y.length);
        return;
      }
      const [output] = outputs[example];
      row.querySelector("button")?.setAttribute("aria-pressed", String(example === chosen));
      const right = output > 0.5 === y[example] > 0.5;
      row.cells[2].textContent = `${written(output)} ${right ? "✓" : "✗"}`;
      row.cells[3].textContent = fine(losses[example]);
      row.classList.toggle("unused", !all && example !== chosen);
    });
  }

  /**
   * @param {string} name
   * @param {number[][]} x
   * @param {number[]} y
   */
  #build(name, x, y) {
    this.#built = name;
    const heads = [name, "y", "ŷ", "L"].map((words) => make("th", { textContent: words, scope: "col" }));
    this.head.replaceChildren(make("tr", {}, ...heads));
    const rows = x.map((inputs, example) => {
      const button = make("button", {
        type: "button",
        textContent: inputs.join("  "),
        "aria-label": `Example ${inputs.join(", ")}`,
      });
      button.onclick = () => this.pick(example);
      const cells = [button, `${y[example]}`, "", ""].map((content) => make("td", {}, content));
      return make("tr", {}, ...cells);
    });
    const mean = make("tr", { className: "mean" }, make("td", { colSpan: 3, textContent: "mean loss" }), make("td"));
    this.body.replaceChildren(...rows, mean);
  }
}
