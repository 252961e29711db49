/**
 * The network with all its numbers, drawn as the moment has it.
 *
 * @typedef {import("./backprop.js").Network} Network
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {import("./places.js").Place} Place
 * @typedef {import("./state.js").State} State
 */
import { find, makeSvg } from "../../../components/dom.js";
import { indexed, numberOf, outputName, sumName } from "./chain.js";
import { edgeOf, lossEdge } from "./layout.js";
import { fine, written } from "./numbers.js";
import { at, homeOf, placesOf, same } from "./places.js";
import { travellers } from "./travel.js";

const [THIN, THICK] = [1.5, 7]; // px
const RIGHT = 0.75; // from the middle of a unit, times the text's size

export class Picture {
  /** @type {Map<string, SVGGElement>} By where factors of the chain live. */
  #parts = new Map();
  /** @type {Map<string, SVGTextElement>} By part and what is written. */
  #texts = new Map();
  /** @type {{ place: Place, line: SVGLineElement | null }[]} */
  #edges = [];
  /** @type {SVGTextElement[]} */
  #travellers = [];

  /**
   * @param {ParentNode} root
   * @param {object} listener
   * @param {(place: Place) => void} listener.pick
   * @param {(unit: [layer: number, unit: number] | null) => void} listener.point At a unit; null where none is.
   */
  constructor(root, listener) {
    this.svg = find(root, ".network svg", SVGSVGElement);
    this.listener = listener;
  }

  /**
   * @param {Network} network
   * @param {Layout} layout
   */
  build(network, layout) {
    this.layout = layout;
    this.#parts.clear();
    this.#texts.clear();
    this.svg.style.height = `${layout.height}px`;
    this.svg.style.width = `${layout.width}px`;
    this.#edges = placesOf(network).map((place) => ({ place, line: this.#edge(place) }));
    this.#line("loss line", lossEdge(layout));
    layout.nodes[0].forEach((box, unit) => {
      this.#box(`input ${unit}`, box, [["value", 0, 0, "middle"]]);
    });
    layout.nodes.slice(1).forEach((boxes, layer) => {
      boxes.forEach((_, unit) => {
        this.#unit(layer, unit);
      });
    });
    this.#loss();
    this.#travellers = this.#edges.map(() => makeSvg("text", { class: "traveller", "text-anchor": "middle" }));
    this.svg.replaceChildren(...this.#parts.values(), ...this.#travellers);
  }

  /** @param {State} state */
  paint(state) {
    const { network, passed, back, example, shown } = state;
    passed.outputs[0][example].forEach((value, unit) => {
      this.#write(`input ${unit}`, "value", `${indexed("x", unit + 1)} ${written(value, 0)}`);
    });
    network.biases.forEach((biases, layer) => {
      biases.forEach((_, unit) => {
        const home = `node ${layer} ${unit}`;
        const [z, a] = [passed.sums[layer][example][unit], passed.outputs[layer + 1][example][unit]];
        const [delta, slope] = [back.deltas[layer][example][unit], passed.slopes[layer][example][unit]];
        const number = numberOf(network, layer, unit);
        this.#write(home, "sum", layer < shown.sums ? `${sumName(network, layer, unit)} ${written(z)}` : "");
        this.#write(
          home,
          "output",
          layer < shown.outputs ? `${outputName(network, layer + 1, unit)} ${written(a)}` : "",
        );
        this.#write(home, "delta", layer >= shown.deltas ? `${indexed("δ", number)} ${fine(delta)}` : "");
        this.#write(home, "slope", layer < shown.outputs ? `f′ ${written(slope)}` : "");
        this.#parts.get(home)?.classList.toggle("flat", layer < shown.outputs && !slope);
      });
    });
    this.#write("loss", "wanted", `y ${written(state.wanted, 0)}`);
    this.#write("loss", "value", shown.loss ? `L ${fine(back.losses[example])}` : "");
    this.#write("loss", "slope", shown.slope ? `∂L/∂ŷ ${fine(back.outputSlopes[example])}` : "");
    this.#paintEdges(state);
    this.#travel(state);
    this.#light(state);
  }

  /** @param {State} state */
  #paintEdges({ weights, back, moment, shown, selected, chained }) {
    const byGradient = moment.kind === "backward" && !chained.hurried;
    const numbers = byGradient ? back : weights;
    const most = Math.max(...this.#edges.map(({ place }) => Math.abs(at(numbers, place)))) || 1;
    for (const { place, line } of this.#edges) {
      const known = !byGradient || place.layer >= shown.gradients;
      const share = known ? Math.abs(at(numbers, place)) / most : 0;
      const sign = at(numbers, place) < 0 ? "var(--class-0)" : "var(--class-1)";
      if (line) {
        line.style.strokeWidth = `${THIN + (THICK - THIN) * (Number.isFinite(share) ? share : 1)}px`;
        line.style.stroke = byGradient ? (known ? "var(--gradient)" : "var(--line-strong)") : sign;
      }
      this.#write(homeOf(place), "gradient", place.layer >= shown.gradients ? fine(at(back, place)) : "");
      this.#parts.get(homeOf(place))?.classList.toggle("chosen", same(place, selected));
    }
  }

  /** @param {State} state */
  #travel(state) {
    const moving = this.layout ? travellers(state, this.layout) : [];
    this.#travellers.forEach((text, index) => {
      const one = moving[index];
      text.style.display = one ? "" : "none";
      if (!one) return;
      if (text.textContent !== one.text) text.textContent = one.text;
      text.setAttribute(
        "transform",
        `translate(${one.x.toFixed(1)} ${(one.y + 0.35 * (this.layout?.text ?? 0)).toFixed(1)})`,
      );
      text.classList.toggle("back", one.back);
    });
  }

  /** @param {State} state */
  #light({ chained: { homes, work } }) {
    for (const [home, part] of this.#parts) {
      part.classList.toggle("lit", homes.has(home));
      part.classList.toggle("work", work.has(home));
    }
    this.svg.classList.toggle("chained", homes.size > 0);
  }

  /**
   * @param {string} home
   * @param {string} name
   * @param {string} words
   */
  #write(home, name, words) {
    const text = this.#texts.get(`${home} ${name}`);
    if (text && text.textContent !== words) text.textContent = words;
  }

  /**
   * @param {string} home
   * @param {...SVGElement} content
   */
  #part(home, ...content) {
    const part = makeSvg("g", { class: `part ${home.split(" ")[0]}` });
    part.append(...content);
    this.#parts.set(home, part);
    return part;
  }

  /**
   * @param {string} home
   * @param {string} name
   * @param {number[]} place
   * @param {string} anchor
   */
  #text(home, name, [x, y], anchor) {
    const size = this.layout?.text ?? 16;
    const text = makeSvg("text", { x, y: y + 0.35 * size, "text-anchor": anchor, class: name });
    this.#texts.set(`${home} ${name}`, text);
    return text;
  }

  /**
   * @param {string} home
   * @param {number[]} ends
   */
  #line(home, [x1, y1, x2, y2]) {
    const line = makeSvg("line", { x1, y1, x2, y2, class: "seen" });
    this.#part(home, line);
    return line;
  }

  /** @param {Place} place */
  #edge(place) {
    const { layout } = this;
    if (!layout) return null;
    const [home, size] = [homeOf(place), layout.text];
    const { ends, label } = edgeOf(layout, place);
    const gradient = place.from < 0 ? [label[0] + 2.5 * size, label[1]] : [label[0], label[1] + 0.68 * size];
    const text = this.#text(home, "gradient", gradient, "middle");
    const pick = () => this.listener.pick(place);
    if (place.from < 0) {
      const name = makeSvg("text", { x: label[0] - 4.2 * size, y: label[1] + 0.35 * size, class: "name" }, "b");
      this.#part(home, name, text).onclick = pick;
      return null;
    }
    const line = this.#line(home, ends);
    const hit = makeSvg("line", { ...endsOf(ends), class: "hit" });
    const part = this.#parts.get(home);
    if (part) Object.assign(part, { onclick: pick }).append(hit, text);
    return line;
  }

  /**
   * @param {string} home
   * @param {import("./layout.js").Box} box
   * @param {[name: string, x: number, y: number, anchor: string][]} texts From the middle of the box.
   */
  #box(home, { x, y, width, height }, texts) {
    const rect = makeSvg("rect", { ...{ x: x - width / 2, y: y - height / 2, width, height }, rx: 8 });
    return this.#part(
      home,
      rect,
      ...texts.map(([name, dx, dy, anchor]) => this.#text(home, name, [x + dx, y + dy], anchor)),
    );
  }

  /**
   * @param {number} layer
   * @param {number} unit
   */
  #unit(layer, unit) {
    const { layout } = this;
    if (!layout) return;
    const box = layout.nodes[layer + 1][unit];
    const [left, row] = [0.3 * layout.text - box.width / 2, 0.68 * layout.text];
    const part = this.#box(`node ${layer} ${unit}`, box, [
      ["sum", left, -row, "start"],
      ["output", RIGHT * layout.text, -row, "start"],
      ["delta", left, row, "start"],
      ["slope", RIGHT * layout.text, row, "start"],
    ]);
    part.onpointerenter = () => this.listener.point([layer, unit]);
    part.onpointerleave = () => this.listener.point(null);
  }

  #loss() {
    const { layout } = this;
    if (!layout) return;
    const [left, row] = [0.35 * layout.text - layout.loss.width / 2, 0.68 * layout.text];
    this.#box("loss", layout.loss, [
      ["wanted", left, -row, "start"],
      ["value", 0, -row, "start"],
      ["slope", left, row, "start"],
    ]);
  }
}

/** @param {number[]} ends */
const endsOf = ([x1, y1, x2, y2]) => ({ x1, y1, x2, y2 });
