/**
 * What stands below the network: the sums of the moment, or the chain of a weight and what a nudge says.
 *
 * @typedef {import("./state.js").State} State
 */
import { find, make } from "../../../components/dom.js";
import { productOf } from "./chain.js";
import { explain } from "./explained.js";
import { whyApart } from "./notes.js";
import { fine } from "./numbers.js";
import { at, centralDifference } from "./places.js";
import { nameOf } from "./weights.js";

export class Told {
  #key = "";

  /**
   * @param {ParentNode} root
   * @param {() => void} close
   */
  constructor(root, close) {
    this.box = find(root, ".told");
    this.close = close;
  }

  /**
   * @param {State} state
   * @param {[layer: number, unit: number] | null} pointed
   */
  show(state, pointed) {
    const content = state.selected ? chainOf(state) : explain(state, pointed);
    const key = JSON.stringify(content);
    if (key === this.#key) return;
    this.#key = key;
    const lines = content.lines.map((words) => make("p", {}, words));
    if (!content.rows) return this.box.replaceChildren(make("p", { className: "title" }, content.title), ...lines);
    const close = make("button", {
      type: "button",
      className: "close",
      textContent: "×",
      "aria-label": "Back to the five steps",
    });
    close.onclick = this.close;
    const rows = content.rows.map((row) =>
      make(
        "div",
        { className: "path" },
        ...row.flatMap(({ name, value }, number) => [
          ...(number ? [make("span", { className: "sign" }, "·")] : []),
          factorBox(name, value),
        ]),
      ),
    );
    return this.box.replaceChildren(make("p", { className: "title" }, content.title, close), ...rows, ...lines);
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
const factorBox = (name, value) => make("span", { className: "factor" }, make("span", {}, name), make("b", {}, value));

/**
 * The chain of the chosen weight in words and numbers.
 *
 * @param {State} state
 * @returns {import("./explained.js").Said}
 */
export function chainOf(state) {
  const { selected, network, back, task, chained } = state;
  if (!selected) throw new TypeError("no weight is chosen");
  const { paths } = chained;
  const products = paths.map(productOf);
  const own = products.reduce((sum, each) => sum + each, 0);
  const gradient = at(back, selected);
  const sum = products.length > 1 ? `${products.map(fine).join(" + ")} = ${fine(own)}` : fine(own);
  const count = task.y.length;
  const nudged = centralDifference(network, task, selected);
  const apart = whyApart(state, selected, nudged);
  return {
    title: `${nameOf(network, selected)}: ∂L/∂${selected.from < 0 ? "b" : "w"} = ${fine(gradient)}`,
    rows: paths.map((path) => path.map(({ name, value }) => ({ name, value: fine(value) }))),
    lines: [
      `${paths.length > 1 ? "Two paths" : "The product"}: ${sum}${count > 1 ? `; mean of all ${count}: ${fine(gradient)}` : ""}`,
      `Nudged, (L(w+ε) − L(w−ε)) / 2ε = ${fine(nudged)}; backpropagation: ${fine(gradient)}`,
      ...(apart ? [apart] : []),
    ],
  };
}
