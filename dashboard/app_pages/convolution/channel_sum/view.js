/** Three channels become one map: the cell under the pointer shows the sum of its three windows. */
import { forget, say } from "../../../components/bus.js";
import { tint } from "../../../components/colors.js";
import { component } from "../../../components/component.js";
import { find, stamp } from "../../../components/dom.js";
import { clamp, fixed, plain, signed } from "../../../components/format.js";
import { largest } from "../../../components/grids.js";
import { contextOf, frame, penFor } from "../../../components/pen.js";
import { bitmap } from "../../../components/pixels.js";
import { arrowOf, cellAt } from "../../../components/pointing.js";
import { themeOf } from "../../../components/theme.js";
import { boxOf, threadsOn } from "../../../components/threads.js";
import { forAddress, prefixed } from "../../../components/words.js";
import { write } from "../convolution_view/typed.js";
import { hearWeight } from "../weight.js";
import { inCode, inWords, NAMES, sumsOf } from "./sums.js";

/**
 * @typedef {import("./sums.js").Grid} Grid
 * @typedef {object} Data
 * @property {string} channel
 * @property {string} prefix Of the page's words.
 * @property {string} version
 * @property {number[][]} channels
 * @property {number[][]} kernels As the address wants them.
 * @property {number[][]} defaultKernels
 * @property {number} bias
 * @property {number} defaultBias
 * @property {[row: number, column: number]} cell
 */

const ONE = "one sum per channel, one bias";
const HUES = ["var(--class-1)", "var(--truth)", "var(--class-0)"];

/**
 * The image as it is seen, a pixel to a cell.
 *
 * @param {Grid[]} grids
 */
function inColor(grids) {
  const { side } = grids[0];
  const image = new ImageData(side, side);
  for (let cell = 0; cell < side * side; cell++) {
    image.data.set([...grids.map(({ values }) => 255 * values[cell]), 255], 4 * cell);
  }
  const canvas = new OffscreenCanvas(side, side);
  contextOf(canvas).putImageData(image, 0, 0);
  return canvas;
}

/**
 * Draw a picture of a cell's width to a cell, and a frame on it.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasImageSource & { width: number }} picture
 * @param {import("../../../components/theme.js").Theme} theme
 * @param {[left: number, top: number, width: number]} box
 */
function enlarge(canvas, picture, theme, box) {
  const pen = penFor(canvas, picture.width);
  if (!pen) return;
  pen.drawImage(picture, 0, 0);
  frame(pen, theme, box);
}

/**
 * The parts of one channel.
 *
 * @param {ShadowRoot} root
 * @param {string} name
 * @param {number} index
 */
function buildChannel(root, name, index) {
  const box = stamp(root, "template.one");
  const canvas = find(box, "canvas", HTMLCanvasElement);
  find(box, "figcaption").textContent = name;
  canvas.setAttribute("aria-label", `The ${name} channel; arrow keys move the window`);
  canvas.style.borderLeft = `4px solid ${HUES[index]}`;
  find(root, ".channels").append(box);
  const weights = find(box, ".weights");
  weights.setAttribute("aria-label", `Weights of the ${name} channel`);
  const inputs = Array.from({ length: 9 }, (_, cell) => {
    const input = find(stamp(root, "template.weight"), "input", HTMLInputElement);
    input.setAttribute("aria-label", `${name}, weight in row ${Math.floor(cell / 3) + 1}, column ${(cell % 3) + 1}`);
    return input;
  });
  weights.append(...inputs);
  return { canvas, weights, inputs, sum: find(box, ".sum span") };
}

/**
 * Let the pointer and the arrow keys choose a cell of the map.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {{ side: number, offset: number, here: () => number[], place: (row: number, column: number) => void }} how
 *   `offset` is from the cell under the pointer to the window's first one.
 */
function choosable(canvas, { side, offset, here, place }) {
  const point = (/** @type {PointerEvent} */ event) => {
    const [row, column] = cellAt(event, side);
    place(row - offset, column - offset);
  };
  canvas.onpointermove = point;
  canvas.onpointerdown = point;
  canvas.onkeydown = (event) => {
    const way = arrowOf(event);
    if (!way) return;
    event.preventDefault();
    const [row, column] = here();
    place(row + way[0], column + way[1]);
  };
}

export default component((root, /** @type {{ data: Data }} */ { data: first }) => {
  const [whole, map] = [find(root, ".whole", HTMLCanvasElement), find(root, ".map", HTMLCanvasElement)];
  const slider = find(root, "input", HTMLInputElement);
  slider.name = `${first.prefix}_bias`;
  const parts = NAMES.map((name, index) => buildChannel(root, name, index));
  let data = first;
  let [version, bias, cell, kernels] = ["", first.bias, first.cell, first.kernels];
  /** @type {Grid[]} */
  let grids = [];
  /** @type {import("./sums.js").Sums | null} */
  let out = null;

  function compute() {
    grids = data.channels.map((values) => ({ side: Math.sqrt(values.length), values: Float64Array.from(values) }));
    out = sumsOf(grids, kernels, bias);
    slider.value = String(bias);
    find(root, "output").textContent = fixed(bias, 1);
    say(`${data.channel}:maps`, { map: Array.from(out.values) });
    const defaults = { bias: data.defaultBias, ...inWords(data.defaultKernels) };
    say(`address:${data.channel}`, forAddress(data.prefix, { bias, ...inWords(kernels) }, defaults));
    place(...cell);
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  function place(row, column) {
    if (!out) return;
    const { side, values, maps } = out;
    cell = [clamp(row, 0, side - 1), clamp(column, 0, side - 1)];
    const at = cell[0] * side + cell[1];
    const sums = maps.map((each) => each.values[at]);
    parts.forEach(({ sum }, index) => {
      sum.textContent = `sum = ${fixed(sums[index])}`;
    });
    const terms = [fixed(sums[0]), signed(sums[1]), signed(sums[2]), signed(bias, 1)];
    find(root, ".terms").textContent = terms.join(" ");
    find(root, ".total span").textContent = `= ${fixed(values[at])}`;
    const named = Object.fromEntries(NAMES.map((name, index) => [name, sums[index]]));
    say(`${data.channel}:values`, prefixed(data.prefix, { bias, ...named, ...inCode(kernels), total: values[at] }));
    paint();
  }

  function paint() {
    if (!out) return;
    const theme = themeOf(find(root, ".view"));
    const [row, column] = cell;
    enlarge(whole, inColor(grids), theme, [column, row, 3]);
    const strongest = largest(kernels.flat());
    parts.forEach(({ canvas, inputs }, index) => {
      enlarge(canvas, bitmap(grids[index], theme.image, 0, 1), theme, [column, row, 3]);
      inputs.forEach((input, at) => {
        write(input, plain(kernels[index][at]));
        input.style.background = tint(theme.diverging, kernels[index][at], strongest);
      });
    });
    const most = largest(out.values);
    enlarge(map, bitmap(out, theme.diverging, -most, most), theme, [column, row, 1]);
    connect(theme);
  }

  /**
   * Each window with its weights, and the sum of all with its cell.
   *
   * @param {import("../../../components/theme.js").Theme} theme
   */
  function connect(theme) {
    const threads = threadsOn(find(root, ".threads", HTMLCanvasElement), theme);
    if (!threads) return;
    const [row, column] = cell;
    const box = (/** @type {string} */ selector) => find(root, selector).getBoundingClientRect();
    const turn = (box(".channels").right + box(".out").left) / 2;
    const target = boxOf(map, 6, [column, row, 1]);
    for (const { canvas, weights, sum } of parts) {
      threads.widen(boxOf(canvas, 8, [column, row, 3]), weights.getBoundingClientRect());
      threads.lead(sum.getBoundingClientRect(), target, turn);
    }
  }

  choosable(map, { side: 6, offset: 0, here: () => cell, place });
  for (const canvas of [whole, ...parts.map((part) => part.canvas)]) {
    choosable(canvas, { side: 8, offset: 1, here: () => cell, place });
  }
  parts.forEach(({ inputs }, index) => {
    inputs.forEach((input, at) => {
      hearWeight(input, {
        weight: () => kernels[index][at],
        take: (weight) => {
          kernels = kernels.map((old, which) => (which === index ? old.with(at, weight) : old));
          compute();
        },
        complain: (words) => {
          find(root, ".out .label").textContent = words || ONE;
        },
        left: compute,
      });
    });
  });
  slider.oninput = () => {
    bias = Number(slider.value);
    compute();
  };

  /** @param {Data} next */
  function show(next) {
    data = next;
    if (data.version !== version) [bias, cell, kernels] = [data.bias, data.cell, data.kernels];
    version = data.version;
    compute();
  }
  const resized = new ResizeObserver(() => map.clientWidth && paint());
  resized.observe(find(root, ".view"));
  const stop = () => {
    resized.disconnect();
    forget(`address:${first.channel}`);
  };
  return { show, stop };
});
