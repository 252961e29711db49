/**
 * What can be set: the surface, the sliders, who has the lead role.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {{ word: "rate" | "adaptive" | "memory" | "noise" | "limit", label: string, title: string, range: readonly number[], fine: number | null }} Slider
 *   `fine`: the step of a slider; null for one that goes by powers of ten.
 */
import { find, make, press, tellText } from "../../../components/dom.js";
import { plain } from "../../../components/format.js";
import { LIMITS, MEMORIES, NOISES, RATES, SHOWN } from "../contract.js";
import { surfaceOf } from "./state.js";

const PER_DECADE = 20;
/** @type {Record<string, Slider>} */
const SLIDERS = {
  rate: {
    word: "rate",
    label: "γ",
    title: "Learning rate γ of SGD, momentum and Nesterov: the step is γ times the gradient",
    range: RATES,
    fine: null,
  },
  adaptive: {
    word: "adaptive",
    label: "γ RMSprop, Adam",
    title:
      "Learning rate of RMSprop and Adam: it sets how long a step is along each axis, whatever the size of the gradient",
    range: RATES,
    fine: null,
  },
  memory: {
    word: "memory",
    label: "memory β",
    title: "How much of the past is kept: β of momentum and Nesterov, ρ of RMSprop, β₁ of Adam",
    range: MEMORIES,
    fine: 0.01,
  },
  noise: {
    word: "noise",
    label: "noise",
    title: "Standard deviation of what is added to both parts of every gradient, as if a batch had said it",
    range: NOISES,
    fine: null,
  },
  limit: {
    word: "limit",
    label: "limit c",
    title: "No clipped gradient is longer, or has a part that is larger",
    range: LIMITS,
    fine: null,
  },
};
const OFFERED = { race: ["rate", "adaptive", "memory"], decay: ["rate", "noise"], clipping: ["rate", "limit"] };

/**
 * Two digits are enough.
 *
 * @param {number} power
 */
const rounded = (power) => Number((10 ** power).toPrecision(2));

export class Controls {
  /**
   * @param {ShadowRoot} root
   * @param {import("./state.js").Kind} kind
   * @param {{ prefix: string, change: (next: Partial<State>) => void, open: (surface: string) => void }} page
   */
  constructor(root, kind, { prefix, change, open }) {
    this.kind = kind;
    this.surfaces = SHOWN[kind].map((name) => {
      const title = surfaceOf(name).about;
      return make("button", { type: "button", textContent: name, title, onclick: () => open(name) });
    });
    find(root, ".surfaces").append(...this.surfaces);
    this.sliders = OFFERED[kind].map((word) => this.#slider(SLIDERS[word], prefix, change));
    find(root, ".sliders").append(...this.sliders.map(({ box }) => box));
    const apart = find(root, ".apart", HTMLInputElement);
    apart.closest("label")?.toggleAttribute("hidden", kind !== "clipping");
    apart.onchange = () => change({ apart: apart.checked });
    this.apart = apart;
  }

  /**
   * @param {Slider} slider
   * @param {string} prefix
   * @param {(next: Partial<State>) => void} change
   */
  #slider({ word, label, title, range, fine }, prefix, change) {
    const [low, high] = fine ? range : range.map((end) => Math.round(PER_DECADE * Math.log10(end)));
    const input = make("input", {
      type: "range",
      name: `${prefix}_${word}`,
      min: String(low),
      max: String(high),
      step: String(fine ?? 1),
    });
    const output = make("output");
    const value = () => (fine ? Number(input.value) : rounded(Number(input.value) / PER_DECADE));
    input.oninput = () => change({ [word]: value() });
    const name = make("span", { textContent: label });
    const box = make("label", { className: "slider", title }, name, input, output);
    return { word, fine, input, output, box };
  }

  /** @param {State} state */
  show(state) {
    this.surfaces.forEach((button, index) => {
      press(button, SHOWN[this.kind][index] === state.surface);
    });
    for (const { word, fine, input, output } of this.sliders) {
      const value = state[word];
      input.value = String(fine ? value : Math.round(PER_DECADE * Math.log10(Math.max(value, 1e-9))));
      tellText(output, plain(value, 4));
      input.setAttribute("aria-valuetext", plain(value, 4));
    }
    this.apart.checked = state.apart;
  }
}
