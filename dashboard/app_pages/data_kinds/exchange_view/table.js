/** The networks, a row each: what it predicts now, what it predicted in order, and how often it is right. */
import { find, make, makeSvg } from "../../../components/dom.js";
import { percent } from "../../../components/format.js";

/**
 * @typedef {import("./predicted.js").Network} Network
 * @typedef {import("./predicted.js").Predicted} Predicted
 */

/**
 * @param {ShadowRoot} root
 * @param {readonly string[]} columns
 * @param {readonly Network[]} networks
 * @param {readonly { now: Predicted, before: Predicted }[]} predictions
 */
export function fillTable(root, columns, networks, predictions) {
  const heads = ["Network", ...columns];
  const cells = heads.map((head) => make("th", { scope: "col", textContent: head }));
  find(root, "thead").replaceChildren(make("tr", {}, ...cells));
  const rows = networks.map(({ title, about, shares }, row) => {
    const { now, before } = predictions[row];
    const name = make("th", { scope: "row" }, title, make("small", { textContent: about }));
    return make(
      "tr",
      {},
      name,
      predictionCell(now, before, columns[0]),
      ...shares.map((share, at) => shareCell(share, columns[at + 1])),
    );
  });
  find(root, "tbody").replaceChildren(...rows);
}

/**
 * @param {Predicted} now
 * @param {Predicted} before
 * @param {string} head
 */
function predictionCell(now, before, head) {
  const moved = now.said !== before.said;
  return make(
    "td",
    { className: `now ${moved ? "otherwise" : "same"}`, "data-head": head },
    make("b", { textContent: now.said }),
    ` ${now.exact}`,
    make("small", {
      textContent: moved ? `≠ in order: ${before.said}, ${before.exact}` : `= in order: ${before.exact}`,
    }),
  );
}

/**
 * @param {number[] | null} share By seed.
 * @param {string} head
 */
function shareCell(share, head) {
  const cell = make("td", { className: "share", "data-head": head });
  if (!share) return cell;
  const svg = makeSvg("svg", {
    class: "dots",
    viewBox: "0 0 104 12",
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  svg.append(makeSvg("line", { x1: 2, x2: 102, y1: 6, y2: 6 }));
  for (const each of share) svg.append(makeSvg("circle", { cx: 2 + 100 * each, cy: 6, r: 3 }));
  cell.append(percent(meanOf(share)), svg);
  cell.title = `Five seeds: ${share.map((each) => percent(each)).join(", ")}`;
  return cell;
}

/** @param {readonly number[]} values */
export const meanOf = (values) => values.reduce((sum, each) => sum + each, 0) / values.length;
