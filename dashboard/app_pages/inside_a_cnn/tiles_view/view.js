/** Groups of tiles, painted from gray levels; a player's step chooses the frame. */
import { hear, say } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find, make, stamp } from "../../../components/dom.js";
import { fixed } from "../../../components/format.js";
import { unpack } from "../../../components/message.js";
import { arrowOf } from "../../../components/pointing.js";
import { themeOf } from "../../../components/theme.js";
import { paintTiles } from "./paint.js";
import { nearest, placeAt, rowsOf, valueAt, widthOf } from "./tiles.js";

/**
 * @typedef {import("./tiles.js").Tiles} Tiles
 * @typedef {import("./tiles.js").Place} Place
 * @typedef {object} Data
 * @property {import("./tiles.js").Group[]} groups
 * @property {number[]} rows Into how many the height is divided where the group stands.
 * @property {string[]} captions
 * @property {string} player
 * @property {string} key
 * @property {Record<string, import("./tiles.js").Levels>} pictures
 */

const HOW = "Point at a cell, or use the arrow keys, to read its number.";

/** @param {number} value */
const written = (value) =>
  Math.abs(value) < 0.01 && value ? value.toExponential(1).replaceAll("-", "−") : fixed(value, 3);

/** @param {Tiles} tiles */
const aspectOf = (tiles) => widthOf(tiles.group.across) / widthOf(rowsOf(tiles));

/**
 * A group with its canvas, and what reads its cells.
 *
 * @param {ShadowRoot} root
 * @param {Tiles} tiles
 * @param {object} reading
 * @param {(place: Place | null) => void} reading.read
 * @param {() => Place | null} reading.here
 */
function build(root, tiles, { read, here }) {
  const figure = stamp(root, "template.group");
  const canvas = find(figure, "canvas", HTMLCanvasElement);
  const { group, levels } = tiles;
  const count = levels.shape[1];
  find(figure, "figcaption").textContent = group.title;
  canvas.style.setProperty("--aspect", String(aspectOf(tiles)));
  const images = `${count} image${count > 1 ? "s" : ""}`;
  canvas.setAttribute("aria-label", `${group.title}: ${images}. Arrow keys read the cells.`);
  const point = (/** @type {PointerEvent} */ event) => {
    const box = canvas.getBoundingClientRect();
    const unit = box.width / widthOf(group.across);
    read(placeAt(tiles, (event.clientX - box.left) / unit, (event.clientY - box.top) / unit));
  };
  canvas.onpointermove = point;
  canvas.onpointerdown = point;
  canvas.onpointerleave = () => read(null);
  canvas.onblur = () => read(null);
  canvas.onfocus = () => here() || read({ row: 0, column: 0 });
  canvas.onkeydown = (event) => {
    const [way, place] = [arrowOf(event), here()];
    if (!way || !place) return;
    event.preventDefault();
    read(nearest(tiles, { row: place.row + way[0], column: place.column + way[1] }));
  };
  return { figure, canvas, tiles };
}

/** @typedef {ReturnType<typeof build>} Built */

/**
 * Groups in columns, each as large as the height lets it.
 *
 * @param {Built[]} built
 * @param {number[]} rows
 */
function columnsOf(built, rows) {
  const columns = [];
  for (let first = 0; first < built.length; first += rows[first]) {
    const column = make("div", { className: "column" });
    column.style.setProperty("--rows", String(rows[first]));
    column.style.setProperty("--aspect", String(aspectOf(built[first].tiles)));
    column.append(...built.slice(first, first + rows[first]).map(({ figure }) => figure));
    columns.push(column);
  }
  return columns;
}

export default component((root, /** @type {{ data: Uint8Array }} */ _first) => {
  /** @type {{ data: Data | null, built: Built[], step: number, here: { number: number, place: Place } | null }} */
  const state = { data: null, built: [], step: 0, here: null };
  let stopSteps = () => {};

  /** @param {number} number */
  function paint(number) {
    const { canvas, tiles } = state.built[number];
    const read = state.here?.number === number ? state.here.place : null;
    paintTiles(canvas, tiles, { theme: themeOf(find(root, ".view")), frame: state.step, read });
  }

  function sayValue() {
    if (!state.here) {
      find(root, ".value").textContent = HOW;
      return;
    }
    const { number, place } = state.here;
    const { tiles } = state.built[number];
    const [, count, side] = tiles.levels.shape;
    const { index, value } = valueAt(tiles, state.step, place);
    const name = count > 1 ? `${tiles.group.title}, ${index + 1}` : tiles.group.title;
    const at = `row ${(place.row % side) + 1}, column ${(place.column % side) + 1}`;
    find(root, ".value").textContent = `${name}, ${at}: ${written(value)}`;
  }

  /**
   * @param {number} number
   * @param {Place | null} place
   */
  function read(number, place) {
    const before = state.here;
    state.here = place && { number, place };
    for (const each of new Set([before?.number, state.here?.number])) if (each !== undefined) paint(each);
    sayValue();
  }

  /**
   * @param {Data} data
   * @param {number} step
   */
  function turn(data, step) {
    state.step = Math.min(step, Math.max(1, ...state.built.map(({ tiles }) => tiles.levels.shape[0])) - 1);
    for (const number of state.built.keys()) paint(number);
    find(root, ".caption").textContent = data.captions[state.step] ?? "";
    find(root, ".caption").hidden = !data.captions.length;
    if (state.here) sayValue();
    say(`${data.key}:shown`, { frame: state.step });
  }

  /** @param {Uint8Array} message */
  function show(message) {
    const data = /** @type {Data} */ (/** @type {unknown} */ (unpack(message)[0]));
    const groups = find(root, ".groups");
    state.data = data;
    state.here = null;
    state.built = data.groups.map((group, number) =>
      build(
        root,
        { group, levels: data.pictures[String(number)], under: data.pictures[`${number}:under`] },
        {
          read: (place) => read(number, place),
          here: () => (state.here?.number === number ? state.here.place : null),
        },
      ),
    );
    groups.replaceChildren(...columnsOf(state.built, data.rows));
    sayValue();
    stopSteps();
    stopSteps = data.player ? hear(`${data.player}:step`, (step) => turn(data, step)) : () => {};
    turn(data, state.step);
  }

  const resized = new ResizeObserver(() => {
    if (state.data && find(root, ".view").clientWidth) turn(state.data, state.step);
  });
  resized.observe(find(root, ".view"));
  const stop = () => {
    stopSteps();
    resized.disconnect();
  };
  return { show, stop };
});
