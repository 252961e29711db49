/** Softmax: logits become probabilities; a temperature divides them first. */
import { makeSvg } from "../../../../components/dom.js";
import { fixed, plain, probability } from "../../../../components/format.js";
import { linear } from "../../../../components/scales.js";
import { write } from "./panel.js";
import { line } from "./plots.js";
import { softmaxAt, sumOf } from "./steps.js";

/** @typedef {{ digits: Record<string, { image: number[], logits: number[] }> }} Given */

/** @type {[low: number, high: number]} */
const LOGITS = [-12, 20];

/** @param {import("./pictures.js").Stage<Given>} stage */
function computed({ values, given, panels, set, theme }) {
  const { temperature } = values;
  const { image, logits: own } = given.digits[values.digit];
  const logits = own.map((each, at) => each + values[`d${at}`]);
  const found = softmaxAt(logits, temperature);
  const order = [...found.keys()].sort((one, other) => found[other] - found[one]);
  return { values, given, panels, set, theme, temperature, image, own, logits, found, order };
}

/** @typedef {ReturnType<typeof computed>} Found */

/** @param {Found} found */
function paintDigit({ panels, theme, image }) {
  const frame = panels.digit.frame();
  const size = Math.min(frame.width, frame.height);
  panels.digit.pixels(
    "digit",
    { values: image, side: 28, box: [(frame.width - size) / 2, 0, size] },
    { stops: theme.image, low: 0, high: 1 },
  );
  panels.digit.draw([], "The handwritten digit");
}

/** @param {Found} found */
function paintLogits({ panels, set, own, logits, order }) {
  const frame = panels.logits.frame({ left: 1.6, right: 0.8, top: 0.2, bottom: 0.2 });
  const x = linear(LOGITS, [frame.left, frame.right]);
  const each = (frame.bottom - frame.top) / logits.length;
  const y = (/** @type {number} */ at) => frame.top + (at + 0.5) * each;
  const nodes = [
    line("axis", [x(0), frame.top], [x(0), frame.bottom]),
    ...logits.flatMap((logit, at) => [
      write(at, [frame.left - 0.6 * frame.text, y(at) + 0.35 * frame.text], {
        "text-anchor": "end",
        class: at === order[0] ? "strong" : "",
      }),
      makeSvg("rect", {
        ...{
          x: Math.min(x(0), x(logit)),
          width: Math.abs(x(logit) - x(0)),
          y: y(at) - 0.32 * each,
          height: 0.64 * each,
        },
        class: logit < 0 ? "minus" : "plus",
      }),
      write(fixed(logit, 1), [x(0) + (logit < 0 ? 6 : -6), y(at) + 0.35 * frame.text], {
        "text-anchor": logit < 0 ? "start" : "end",
      }),
    ]),
  ];
  logits.forEach((logit, at) => {
    const to = (/** @type {number} */ value) =>
      set({ [`d${at}`]: Math.max(LOGITS[0], Math.min(LOGITS[1], value)) - own[at] });
    panels.logits.grip(`logit${at}`, {
      ...{ at: [x(logit), y(at)], label: `Logit of ${at}, ${fixed(logit, 1)}: drag it, or use the arrow keys` },
      drag: (left) => to(LOGITS[0] + ((left - frame.left) / (frame.right - frame.left)) * (LOGITS[1] - LOGITS[0])),
      key: (right, up) => to(logit + 0.5 * (right + up)),
    });
  });
  panels.logits.draw(nodes, `Logits: ${logits.map((logit, at) => `${at}: ${fixed(logit, 1)}`).join(", ")}`);
}

/** @param {Found} found */
function paintProbabilities({ panels, found, order }) {
  const frame = panels.probabilities.frame({ left: 1.6, right: 4.6, top: 0.2, bottom: 0.2 });
  const x = linear([0, 1], [frame.left, frame.right]);
  const each = (frame.bottom - frame.top) / found.length;
  const y = (/** @type {number} */ at) => frame.top + (at + 0.5) * each;
  const nodes = found.flatMap((p, at) => [
    write(at, [frame.left - 0.6 * frame.text, y(at) + 0.35 * frame.text], {
      "text-anchor": "end",
      class: at === order[0] ? "strong" : "",
    }),
    makeSvg("rect", {
      x: frame.left,
      y: y(at) - 0.32 * each,
      width: Math.max(x(p) - frame.left, 1),
      height: 0.64 * each,
      class: "bar",
    }),
    write(probability(p), [x(p) + 0.4 * frame.text, y(at) + 0.35 * frame.text], {
      class: at === order[0] ? "strong" : "",
    }),
  ]);
  panels.probabilities.draw(nodes, `Probabilities: ${found.map((p, at) => `${at}: ${probability(p)}`).join(", ")}`);
}

/**
 * @param {Found} found
 * @returns {import("./pictures.js").Told}
 */
function told({ temperature, logits, found, order }) {
  const [best, next] = order;
  const gap = logits[best] - logits[next];
  return {
    keras: "Softmax()",
    shapes: "(1, 10) → (1, 10)",
    parameters: "0 parameters",
    says: `${best} leads ${next} by ${fixed(gap)}: e^(${fixed(gap)}/${plain(temperature)}) = ${shown(Math.exp(gap / temperature))} times the probability. The order never changes; temperature sets how even they are.`,
    values: {
      ...{ temperature, best, next, gap, factor: shown(Math.exp(gap / temperature)), p: probability(found[best]) },
      ...{ p_next: probability(found[next]), logits: JSON.stringify(logits.map((each) => Number(each.toFixed(4)))) },
      together: sumOf(found),
    },
  };
}

/** @type {import("./pictures.js").Picture<Given>} */
export const SOFTMAX = {
  columns: "0.5fr 1.2fr 1fr",
  panels: [
    { name: "digit", caption: "The digit", ratio: 1.6 },
    { name: "logits", caption: "Logits of the digit network: drag a bar’s end", ratio: 1.1 },
    { name: "probabilities", caption: "Softmax: all positive, together 1", ratio: 1.1 },
  ],
  paint(stage) {
    const found = computed(stage);
    paintDigit(found);
    paintLogits(found);
    paintProbabilities(found);
    return told(found);
  },
};

/** @param {number} value Above 0. */
const shown = (value) =>
  value < 1000
    ? fixed(value, value < 10 ? 2 : 0)
    : value < 1e6
      ? Math.round(value).toLocaleString("en")
      : "more than a million";
