/** A confusion matrix: a row for each true class, a column for each prediction. */
import { make } from "./dom.js";

/**
 * Fill a table.
 *
 * @param {HTMLTableElement} table
 * @param {object} parts
 * @param {readonly (string | number)[]} parts.classes
 * @param {string} parts.caption
 * @param {(truth: number, predicted: number) => HTMLTableCellElement} parts.cell
 * @param {{ head: string, cell: (truth: number) => string }} [parts.share] A last column, of the class "share".
 */
export function fillMatrix(table, { classes, caption, cell, share }) {
  const heads = classes.map((name) => make("th", { scope: "col", textContent: name }));
  if (share) heads.push(make("th", { scope: "col", className: "share", textContent: share.head }));
  const rows = classes.map((name, truth) => {
    const cells = classes.map((_, predicted) => cell(truth, predicted));
    if (share) cells.push(make("td", { className: "share", textContent: share.cell(truth) }));
    return make("tr", {}, make("th", { scope: "row", textContent: name }), ...cells);
  });
  table.replaceChildren(make("caption", { textContent: caption }), make("tr", {}, make("td"), ...heads), ...rows);
}
