/** Each line becomes two numbers, the largest cells of two filters; the larger one names it. */
import { forget, say } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find, findAll, make, press } from "../../../components/dom.js";
import { fixed } from "../../../components/format.js";
import { largest } from "../../../components/grids.js";
import { floats, fromBase64 } from "../../../components/message.js";
import { frame, penFor } from "../../../components/pen.js";
import { bitmap } from "../../../components/pixels.js";
import { arrowOf } from "../../../components/pointing.js";
import { themeOf } from "../../../components/theme.js";
import { forAddress, prefixed } from "../../../components/words.js";
import { called, judge, noisy, WAYS } from "./lines.js";
import { paintPlane, placed, roomOf } from "./plane.js";

/**
 * @typedef {import("./lines.js").Judged} Judged
 * @typedef {import("../../../components/colors.js").Stops} Stops
 * @typedef {object} Data
 * @property {string} channel
 * @property {string} prefix Of the page's words.
 * @property {string} version
 * @property {number} side
 * @property {string} lines uint8 in base64.
 * @property {string} grain float32 in base64.
 * @property {boolean[]} vertical
 * @property {number[][]} kernels For horizontal and for vertical edges.
 * @property {number} noise
 * @property {number} zeros
 * @property {number[]} paddings To choose from.
 * @property {Record<string, number>} defaults
 */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("../../../components/grids.js").Grid} grid
 * @param {[stops: Stops, low: number, high: number]} scale
 */
function paintGrid(canvas, grid, [stops, low, high]) {
  const pen = penFor(canvas, grid.side);
  pen?.drawImage(bitmap(grid, stops, low, high), 0, 0);
  return pen;
}

/**
 * What is shown of one filter.
 *
 * @param {ShadowRoot} root
 * @param {number} way
 */
const rowOf = (root, way) => ({
  label: findAll(root, ".label")[way],
  max: findAll(root, ".max")[way],
  kernel: findAll(root, ".kernel", HTMLCanvasElement)[way],
  canvas: findAll(root, ".map", HTMLCanvasElement)[way],
});

/**
 * A map of one filter, with a frame around its largest value.
 *
 * @param {ReturnType<typeof rowOf>} row
 * @param {number[]} kernel
 * @param {import("../../../components/grids.js").Grid} map
 * @param {{ theme: import("../../../components/theme.js").Theme, most: number }} how
 */
function paintFilter({ kernel: small, canvas }, kernel, map, { theme, most }) {
  const weights = { side: 3, values: Float64Array.from(kernel) };
  paintGrid(small, weights, [theme.diverging, -1, 1]);
  const pen = paintGrid(canvas, map, [theme.diverging, -most, most]);
  const place = map.values.indexOf(Math.max(...map.values));
  const [y, x] = [Math.floor(place / map.side), place % map.side];
  if (pen) frame(pen, theme, [x, y, 1]);
  canvas.title = `Its largest value stands in row ${y + 1}, column ${x + 1}`;
}

/** @param {Judged} line */
function verdict(line) {
  const [horizontal, upright] = line.largest;
  const sign = upright > horizontal ? ">" : "≤";
  const mark = line.right ? "✓" : `✗ (it is ${WAYS[Number(line.vertical)]})`;
  return `${fixed(upright)} ${sign} ${fixed(horizontal)}: ${called(line)} ${mark}`;
}

export default component((root, /** @type {{ data: Data }} */ { data: first }) => {
  const plane = find(root, ".plane", HTMLCanvasElement);
  const slider = find(root, ".noise input", HTMLInputElement);
  slider.name = `${first.prefix}_noise`;
  const rows = WAYS.map((_, way) => rowOf(root, way));
  let [data, version, chosen] = [first, "", 0];
  let state = { noise: first.noise, zeros: first.zeros };
  /** @type {Judged[]} */
  let lines = [];

  const buttons = first.paddings.map((zeros) => {
    const onclick = () => {
      state.zeros = zeros;
      compute();
    };
    return make("button", { type: "button", textContent: zeros, onclick });
  });
  find(root, ".paddings").append(...buttons);

  function compute() {
    const packed = { clean: fromBase64(data.lines), grain: floats(fromBase64(data.grain)) };
    const images = noisy({ ...packed, side: data.side, vertical: data.vertical }, state.noise);
    lines = images.map((line) => judge(line, data.kernels, state.zeros));
    find(root, ".score").textContent = `${rightOnes()} of ${lines.length} right`;
    find(root, ".noise output").textContent = state.noise.toFixed(2);
    slider.value = String(state.noise);
    buttons.forEach((button, index) => {
      press(button, data.paddings[index] === state.zeros);
    });
    const largest = lines.map((line) => line.largest);
    say(`${data.channel}:largest`, largest);
    const asked = { noise: state.noise, around: state.zeros };
    say(`address:${data.channel}`, forAddress(data.prefix, asked, data.defaults));
    choose(chosen);
  }
  const letters = () => Number.parseFloat(getComputedStyle(find(root, "figcaption")).fontSize);
  const rightOnes = () => lines.filter(({ right }) => right).length;

  /** @param {number} index */
  function choose(index) {
    chosen = index;
    const line = lines[index];
    find(root, ".which").textContent = `Line ${index + 1} of ${lines.length}`;
    rows.forEach(({ label, max }, at) => {
      label.textContent = `${WAYS[at]} edge filter`;
      max.textContent = `max = ${fixed(line.largest[at])}`;
    });
    find(root, ".verdict").textContent = verdict(line);
    const values = {
      noise: state.noise,
      around: state.zeros,
      line: index + 1,
      horizontal: line.largest[0],
      vertical: line.largest[1],
      predicted: called(line),
      right: rightOnes(),
      count: lines.length,
    };
    say(`${data.channel}:values`, prefixed(data.prefix, values));
    paint();
  }

  function paint() {
    const theme = themeOf(find(root, ".view"));
    paintPlane(plane, lines, { chosen, theme, size: letters() });
    const { image, maps } = lines[chosen];
    paintGrid(find(root, ".line", HTMLCanvasElement), image, [theme.image, 0, 1]);
    const most = Math.max(...maps.map((map) => largest(map.values)));
    rows.forEach((row, at) => {
      paintFilter(row, data.kernels[at], maps[at], { theme, most });
    });
  }

  const point = (/** @type {PointerEvent} */ event) => {
    const box = plane.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const places = lines.map(({ largest }) => placed(roomOf(plane, lines, letters()), largest));
    const far = places.map(([across, down]) => Math.hypot(across - x, down - y));
    const near = far.indexOf(Math.min(...far));
    if (near !== chosen && far[near] < far[chosen]) choose(near);
  };
  plane.onpointermove = point;
  plane.onpointerdown = point;
  plane.onkeydown = (event) => {
    const way = arrowOf(event);
    if (!way) return;
    event.preventDefault();
    choose((chosen + way[0] + way[1] + lines.length) % lines.length);
  };
  slider.oninput = () => {
    state.noise = Number(slider.value);
    compute();
  };

  /** @param {Data} next */
  function show(next) {
    data = next;
    const fresh = data.version !== version;
    version = data.version;
    if (fresh) state = { noise: data.noise, zeros: data.zeros };
    compute();
    const wrong = lines.findIndex(({ right }) => !right);
    if (fresh) choose(Math.max(1, wrong)); // a wrong one, if there is one
  }
  const resized = new ResizeObserver(() => lines.length && plane.clientWidth && paint());
  resized.observe(find(root, ".view"));
  const stop = () => {
    resized.disconnect();
    forget(`address:${first.channel}`);
  };
  return { show, stop };
});
