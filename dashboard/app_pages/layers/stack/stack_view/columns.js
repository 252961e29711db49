/**
 * The stack as columns: a layer, the tensor behind it, and the names of its axes.
 *
 * @typedef {import("./shapes.js").Step} Step
 * @typedef {import("./tensor.js").Values} Values
 *
 * @typedef {object} Shown
 * @property {Step[]} steps
 * @property {number} chosen From 0.
 * @property {number} batch
 * @property {(Values | null)[]} values
 * @property {Set<number>} faulty Places with a fault.
 */
import { make } from "../../../../components/dom.js";
import { themeOf } from "../../../../components/theme.js";
import { isInput, lineOf, nameOf } from "./kinds.js";
import { placesOf } from "./places.js";
import { written } from "./shapes.js";
import { drawTensor, extentOf, unitFor } from "./tensor.js";

export class Columns {
  /** @type {Shown | null} */
  #shown = null;
  #built = "";

  /**
   * @param {HTMLElement} list
   * @param {(at: number) => void} choose
   */
  constructor(list, choose) {
    this.list = list;
    this.choose = choose;
  }

  /** @param {Shown} shown */
  show(shown) {
    this.#shown = shown;
    const key = JSON.stringify([shown.steps.map(({ layer }) => layer), shown.batch]);
    if (key !== this.#built) this.#build(shown);
    this.#built = key;
    this.cards.forEach((card, at) => {
      card.setAttribute("aria-pressed", String(at === shown.chosen));
      card.parentElement?.classList.toggle("faulty", shown.faulty.has(at));
    });
    this.paint();
  }

  get cards() {
    return /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll("button.layer")]);
  }

  /** @param {Shown} shown */
  #build({ steps, batch }) {
    const focused = this.cards.findIndex((card) => card.matches(":focus"));
    const { places, columns, rows } = placesOf(steps);
    this.list.style.setProperty("--columns", String(columns));
    this.list.classList.toggle("double", rows === 2);
    this.list.replaceChildren(...steps.map((step, at) => column(step, at, places[at], batch, () => this.choose(at))));
    if (focused >= 0) this.cards[Math.min(focused, this.cards.length - 1)]?.focus();
  }

  /** Draw all tensors on one scale. */
  paint() {
    if (!this.#shown) return;
    const { steps, batch, values } = this.#shown;
    const canvases = [...this.list.querySelectorAll("canvas")];
    steps.forEach(({ output }, at) => {
      canvases[at].hidden = !output;
    });
    const [first] = canvases;
    const lying = this.list.matches(".double, .small *") && first?.clientHeight < first?.clientWidth;
    const unit = Math.min(
      ...steps.flatMap(({ output }, at) =>
        output ? [unitFor(extentOf(output.shape, batch, lying), canvases[at])] : [],
      ),
    );
    const theme = themeOf(this.list);
    steps.forEach(({ layer, output }, at) => {
      const canvas = canvases[at];
      const image = layer.kind === "image" || layer.kind === "rescale";
      if (output) drawTensor(canvas, { tensor: output, batch, unit, values: values[at] ?? null, image, lying }, theme);
      canvas.ariaLabel = output ? spoken(output, batch, values[at]) : "no tensor";
    });
  }
}

/**
 * @param {Step} step
 * @param {number} at
 * @param {import("./places.js").Place} place
 * @param {number} batch
 * @param {() => void} choose
 */
function column({ layer, output, cost }, at, { column, row }, batch, choose) {
  const name = isInput(layer) ? "Input" : nameOf(layer);
  const rest = lineOf(layer).slice(nameOf(layer).length);
  const sum = cost?.parameters ? `=\u00a0${cost.parameters.toLocaleString("en")}` : "";
  const card = make(
    "button",
    { type: "button", className: "layer", "aria-keyshortcuts": "Shift+ArrowLeft Shift+ArrowRight Delete" },
    make("span", {}, make("b", {}, ...breakable(name)), make("span", { className: "set" }, ...breakable(rest))),
    make("small", {}, cost?.parameters ? `${cost.workedOut} ` : "", make("wbr"), sum),
    make("span", { className: "grip", "aria-hidden": "true" }, "⠿"),
  );
  card.dataset.at = String(at);
  card.onclick = choose;
  const axes = [["batch", batch], ...(output ? output.axes.map((axis, place) => [axis, output.shape[place]]) : [])];
  const names = output
    ? axes.map(([axis, size]) => make("span", {}, make("i", {}, `${axis} `), make("b", {}, String(size))))
    : [];
  const picture = make("canvas", { role: "img" });
  const tensor = make("div", { className: "tensor" }, picture);
  tensor.onclick = choose;
  const made = make("li", { className: "column" }, card, tensor, make("p", { className: "axes" }, ...names));
  made.classList.toggle("comes-in", isInput(layer));
  made.style.gridColumn = String(column);
  made.classList.add(`row-${row}`);
  return made;
}

/**
 * A text that may break between its words: "Max", "Pooling2D"; and behind commas.
 *
 * @param {string} text
 */
function breakable(text) {
  const parts = text.split(/(?<=[a-z])(?=[A-Z])|(?<=[,=(] ?)(?=\S)/);
  return parts.flatMap((part, place) => (place ? [make("wbr"), part] : [part]));
}

/**
 * @param {import("./shapes.js").Tensor} tensor
 * @param {number} batch
 * @param {Values | null | undefined} values
 */
function spoken({ shape, axes }, batch, values) {
  const named = axes.map((axis, place) => `${axis} ${shape[place]}`).join(", ");
  const range = values ? `; values from ${values.low.toPrecision(3)} to ${values.high.toPrecision(3)}` : "";
  return `Tensor ${written(shape)}: batch ${batch}, ${named}${range}`;
}
