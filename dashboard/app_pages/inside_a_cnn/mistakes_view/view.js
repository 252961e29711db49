/** A confusion matrix; a cell opens the digits behind it, a digit opens the network that reads it. */

import { shade } from "../../../components/colors.js";
import { component } from "../../../components/component.js";
import { find, findAll, make, press, stamp } from "../../../components/dom.js";
import { percent } from "../../../components/format.js";
import { write } from "../../../components/glossary/terms.js";
import { fillMatrix } from "../../../components/matrix.js";
import { unpack } from "../../../components/message.js";
import { paint } from "../../../components/pixels.js";
import { themeOf } from "../../../components/theme.js";
import { behind, inWords, mostWrong, rightShare } from "./mistakes.js";

/**
 * @typedef {import("./mistakes.js").Cell} Cell
 * @typedef {import("./mistakes.js").Mistakes & { pictures: Record<string, { values: Uint8Array }> }} Data
 */

const SIDE = 28;

/** @param {Cell} cell */
const nameOf = ([truth, predicted]) => `${truth} ${predicted}`;

/**
 * A digit with what the network said of it.
 *
 * @param {ShadowRoot} root
 * @param {Data} data
 * @param {number} number
 */
function card(root, data, number) {
  const [truth, predicted, p] = data.about[number];
  const made = stamp(root, "template.card");
  const gray = data.pictures.images.values.subarray(number * SIDE * SIDE, (number + 1) * SIDE * SIDE);
  paint(find(made, "canvas", HTMLCanvasElement), gray, themeOf(find(root, ".view")).image, 0, 255);
  find(made, "b").textContent = String(predicted);
  find(made, "span").append(` (${truth}) ${percent(p, 0)}`);
  made.title = `Predicted ${predicted}, is ${truth}, probability ${percent(p, 0)}: look inside`;
  return made;
}

export default component(
  (root, /** @type {{ data: Uint8Array, tell: (name: string, value: unknown) => void }} */ { tell }) => {
    /** @type {Cell | null} */
    let chosen = null; // null: all that were misread

    /** @param {Data} data */
    function open(data) {
      for (const button of findAll(root, "td button")) {
        press(button, chosen !== null && button.dataset.cell === nameOf(chosen));
      }
      write(find(root, ".which"), inWords(data, chosen));
      const cards = behind(data, chosen).map((number) => {
        const made = card(root, data, number);
        made.onclick = () => tell("asked", { digit: data.about[number][3] });
        return made;
      });
      find(root, ".gallery").replaceChildren(...cards);
    }

    /**
     * @param {Data} data
     * @param {Cell} cell
     */
    function cellButton(data, cell) {
      const [truth, predicted] = cell;
      const count = data.counts[truth][predicted];
      const button = make("button", {
        type: "button",
        textContent: count,
        className: count ? "" : "none",
        "data-cell": nameOf(cell),
        "aria-label": `${count} times a ${truth} was predicted as ${predicted}`,
        onclick: () => {
          chosen = chosen && nameOf(chosen) === nameOf(cell) ? null : cell;
          open(data);
        },
      });
      button.style.background = predicted === truth ? "transparent" : shade(count, mostWrong(data.counts));
      return make("td", {}, button);
    }

    /** @param {Uint8Array} message */
    function show(message) {
      const data = /** @type {Data} */ (/** @type {unknown} */ (unpack(message)[0]));
      fillMatrix(find(root, "table", HTMLTableElement), {
        classes: [...data.counts.keys()],
        caption: "Rows: the truth. Columns: the prediction.",
        cell: (truth, predicted) => cellButton(data, [truth, predicted]),
        share: { head: "right", cell: (truth) => percent(rightShare(data.counts, truth)) },
      });
      open(data);
    }
    return { show };
  },
);
