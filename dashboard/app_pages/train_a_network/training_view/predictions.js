/**
 * What the kept weights predict for the validation examples: predicted against true, or a confusion matrix; and the
 * rows behind them.
 *
 * @typedef {import("./training.js").Data} Data
 * @typedef {import("../../../components/theme.js").Theme} Theme
 */
import { find } from "../../../components/dom.js";
import { fixed } from "../../../components/format.js";
import { drawConfusion, rowsTable } from "./rows.js";
import { drawScatter, nearestDot } from "./scatter.js";
import { behindCell, byError, cellsOf, outputsAt } from "./training.js";

/**
 * The rows behind some predictions, over the curves.
 *
 * @param {ShadowRoot} root
 */
function rowsOver(root) {
  const close = () => {
    find(root, ".rows").hidden = true;
  };
  find(root, ".close").onclick = close;
  root.addEventListener("keydown", (event) => {
    if (event instanceof KeyboardEvent && event.key === "Escape") close();
  });
  const open = (/** @type {string} */ title, /** @type {HTMLElement} */ table) => {
    find(root, ".rows .title b").textContent = title;
    find(root, ".rows .scroll").replaceChildren(table);
    find(root, ".rows").hidden = false;
    const [scroll, row] = [find(root, ".rows .scroll"), table.querySelector("tr.chosen")];
    if (row instanceof HTMLElement) scroll.scrollTop = row.offsetTop - scroll.clientHeight / 2; // the page stays
    find(root, ".close").focus({ preventScroll: true });
  };
  return { open, close };
}

/**
 * The example under the pointer in words.
 *
 * @param {Data} data
 * @param {ArrayLike<number>} predictions
 * @param {number | null} place
 */
function inWords({ rows, thing, truth }, predictions, place) {
  if (place === null) return rows ? `Point at a ${thing}; press it for the rows.` : "";
  const [seen, said] = [truth[place], predictions[place]];
  const name = rows?.labels[place] ?? `this ${thing}`;
  return `${name}: true ${seen.toFixed(1)}, predicted ${said.toFixed(1)}, off by ${fixed(said - seen, 1)}`;
}

/** @param {ShadowRoot} root */
export function predictionsOf(root) {
  const scatter = find(root, ".scatter", SVGSVGElement);
  const confusion = find(root, ".confusion", HTMLTableElement);
  const rows = rowsOver(root);
  /** @type {{ data: Data | null, theme: Theme | null, dot: number | null, outputs: ArrayLike<number> | null,
   *   exact: boolean }} */
  const state = { data: null, theme: null, dot: null, outputs: null, exact: true };
  const outputs = () => state.outputs;

  function paint() {
    const { data, theme, dot } = state;
    const predictions = outputs();
    if (!data || !theme || !predictions) return;
    if (data.classes.length) {
      const cells = cellsOf(data, predictions);
      const open = (/** @type {number} */ truth, /** @type {number} */ said) =>
        openCell(cells[truth][said], [truth, said]);
      drawConfusion(confusion, data, cells, { open });
      return;
    }
    drawScatter(scatter, data, predictions, { looked: dot, ...theme });
    const words = inWords(data, predictions, dot);
    find(root, ".looked").textContent = words;
    scatter.setAttribute("aria-label", `Predicted against true. ${words}`);
  }

  /**
   * @param {number[]} all
   * @param {[truth: number, said: number]} cell
   */
  function openCell(all, cell) {
    const { data, theme } = state;
    const predictions = outputs();
    if (!data?.rows || !theme || !predictions) return;
    const { places, title } = behindCell(data, predictions, all, cell);
    rows.open(title, rowsTable(data, predictions, places, { theme, chosen: null, exact: state.exact }));
  }

  /**
   * @param {number | null} place
   * @param {boolean} open
   */
  function look(place, open) {
    const { data, theme } = state;
    const predictions = outputs();
    if (open && place !== null && data?.rows && theme && predictions) {
      const table = rowsTable(data, predictions, byError(data, predictions), { theme, chosen: place, exact: true });
      rows.open(`The validation ${data.thing}s, the largest errors first`, table);
    }
    if (place === state.dot) return;
    state.dot = place;
    paint();
  }

  scatter.onpointermove = (event) => look(nearestDot(scatter, event), false);
  scatter.onclick = (event) => look(nearestDot(scatter, event), true);
  scatter.onpointerleave = () => look(null, false);
  scatter.onkeydown = (event) => {
    const { data, dot } = state;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const open = event.key === "Enter" && data?.rows;
    if (!data || (!open && by === undefined)) return;
    event.preventDefault(); // else Enter would press what the rows put in focus
    if (by === undefined) return look(dot ?? 0, true);
    const order = [...data.truth.keys()].sort((one, other) => data.truth[one] - data.truth[other]);
    look(order.at((order.indexOf(dot ?? -1) + by) % order.length) ?? null, false);
  };

  /**
   * @param {Data} data
   * @param {Theme} theme
   * @param {number | null} picked The epoch of the stop line; null for the one that is kept.
   */
  function show(data, theme, picked) {
    const there = picked === null ? null : outputsAt(data, picked);
    const exact = !there || picked === data.kept;
    Object.assign(state, { data, theme, exact, outputs: there ?? outputsAt(data, data.kept ?? 0) });
    const classes = data.classes.length > 0;
    scatter.style.display = classes ? "none" : "";
    confusion.style.display = classes ? "" : "none";
    find(root, ".looked").style.display = classes ? "none" : "";
    const epoch = there ? picked : data.kept;
    const when = epoch === undefined || epoch === null ? "" : epoch ? `, epoch ${epoch}` : ", untrained";
    find(root, ".heading").textContent = `${data.truth.length} validation ${data.thing}s${when}`;
    if (!outputs()) confusion.replaceChildren();
    paint();
  }
  return { show, close: rows.close };
}
