/**
 * What lies behind the predictions: a confusion matrix, and the rows of the data as a table or as pictures.
 *
 * @typedef {import("./training.js").Data} Data
 * @typedef {import("../../../components/theme.js").Theme} Theme
 */
import { shade } from "../../../components/colors.js";
import { make } from "../../../components/dom.js";
import { fixed, percent } from "../../../components/format.js";
import { fillMatrix } from "../../../components/matrix.js";
import { fromBase64 } from "../../../components/message.js";
import { paint } from "../../../components/pixels.js";
import { predicted } from "./training.js";

const SIDE = 28; // pixels of a digit

/**
 * @param {HTMLTableElement} table
 * @param {Data} data
 * @param {number[][][]} cells Places of the examples by class and prediction.
 * @param {{ open: (truth: number, said: number) => void }} how
 */
export function drawConfusion(table, { classes }, cells, { open }) {
  const wrongs = cells.flatMap((row, truth) => row.filter((_, said) => said !== truth).map((places) => places.length));
  const most = Math.max(1, ...wrongs);
  const cell = (/** @type {number} */ truth, /** @type {number} */ said) => {
    const count = cells[truth][said].length;
    const kind = truth === said ? "right" : count ? "" : "none";
    const button = make("button", {
      type: "button",
      className: kind,
      textContent: count,
      onclick: () => open(truth, said),
      "aria-label": `${count} times ${classes[truth]} was predicted as ${classes[said]}: show the rows`,
    });
    button.style.background = kind === "" ? shade(count, most) : "transparent";
    return make("td", {}, button);
  };
  fillMatrix(table, { classes, caption: "rows: truth · columns: prediction", cell });
  fit(table, classes);
}

/**
 * Let the names of the classes and square cells have room.
 *
 * @param {HTMLTableElement} table
 * @param {string[]} classes
 */
function fit(table, classes) {
  const [many, wide] = [classes.length > 4, Math.max(...classes.map((name) => name.length))];
  const heads = [...table.querySelectorAll("th")];
  heads[0].style.width = `${Math.min(5.8, 0.65 * wide + 0.9)}em`;
  classes.forEach((name, index) => {
    heads[index + 1].title = name;
  });
  const room = `calc((var(--high) - 1.7em - ${many ? 4.2 : 4.6} * var(--small)) / ${classes.length} - 3px)`;
  table.style.setProperty("--cell", `min(${room}, 6.5em)`);
  table.style.setProperty("--number", many ? "var(--small)" : "1.7em");
}

/**
 * The rows behind some predictions as a table; digits as pictures.
 *
 * @param {Data} data
 * @param {ArrayLike<number>} predictions
 * @param {readonly number[]} places In their order.
 * @param {{ theme: Theme, chosen: number | null, exact: boolean }} how `exact`: whether the outputs are probabilities,
 *   not the predicted class alone.
 */
export function rowsTable(data, predictions, places, { theme, chosen, exact }) {
  if (data.images) return gallery(data, predictions, places, theme);
  const { names, cells, labels } = data.rows ?? { names: [], cells: [], labels: [] };
  const { classes, truth } = data;
  const named = labels.length > 0;
  const heads = [
    ...(named ? [data.thing] : []),
    "true",
    "predicted",
    ...(classes.length ? (exact ? ["its probability"] : []) : ["error"]),
    ...names,
  ];
  const line = (/** @type {number} */ place) => {
    const said = predicted(predictions, place, classes.length);
    const own = classes.length
      ? [classes[truth[place]], classes[said], ...(exact ? [percent(predictions[place * classes.length + said])] : [])]
      : [truth[place].toFixed(1), predictions[place].toFixed(1), fixed(predictions[place] - truth[place], 1)];
    const all = [...(named ? [labels[place]] : []), ...own, ...cells[place]];
    const made = all.map((text) => make("td", { textContent: text }));
    return make("tr", { className: place === chosen ? "chosen" : "" }, ...made);
  };
  const head = make("tr", {}, ...heads.map((text) => make("th", { textContent: text })));
  return make("table", {}, head, ...places.map(line));
}

/**
 * @param {Data} data
 * @param {ArrayLike<number>} predictions
 * @param {readonly number[]} places
 * @param {Theme} theme
 */
function gallery({ classes, images = [], truth }, predictions, places, theme) {
  const figures = places.flatMap((place) => {
    const gray = images[place];
    if (!gray) return [];
    const said = predicted(predictions, place, classes.length);
    const canvas = make("canvas", { width: SIDE, height: SIDE });
    paint(canvas, fromBase64(gray), theme.image, 0, 255);
    const p = percent(predictions[place * classes.length + said], 0);
    return [make("figure", {}, canvas, `${said} (${truth[place]}) ${p}`)];
  });
  return make("div", { className: "gallery" }, ...figures);
}
