/**
 * Every map of the CNN on one canvas.
 *
 * What stays the same while answers arrive, headings and frames, is drawn when the room or the theme changes. What
 * changes is then one image, written pixel by pixel: a canvas for each map took longer than the networks.
 *
 * @typedef {import("./answer.js").Answer | import("./ghost.js").Shown} Answer
 * @typedef {import("./arranged.js").Place} Place
 * @typedef {import("../theme.js").Theme} Theme
 */
import { ramp } from "../colors.js";
import { find } from "../dom.js";
import { arrange, NAMES, placesOf } from "./arranged.js";

export class Maps {
  /** @type {Place[]} */
  places = [];
  /** @type {{ pen: CanvasRenderingContext2D, image: ImageData } | null} */
  #stage = null;

  /**
   * @param {ShadowRoot} root
   * @param {{ mapsHeight: number, shapes: Record<string, number[]> }} picture
   */
  constructor(root, picture) {
    this.picture = picture;
    this.canvas = find(root, ".maps > canvas", HTMLCanvasElement);
    this.box = find(root, ".maps");
  }

  /**
   * Draw all, as wide as there is room.
   *
   * @param {Answer | null} answer
   * @param {Theme} theme
   */
  lay(answer, theme) {
    const width = this.canvas.clientWidth;
    if (!width) return;
    const text = Number.parseFloat(getComputedStyle(this.box).fontSize);
    const room = this.picture.mapsHeight || this.box.clientHeight;
    const { groups, height } = arrange(width, text, { ...this.picture, mapsHeight: room });
    this.places = groups.flatMap(placesOf);
    const pen = this.#clear(width, height);
    pen.fillStyle = pen.strokeStyle = theme.ink;
    pen.font = `600 ${text}px ${getComputedStyle(this.canvas).fontFamily}`;
    for (const { layer, x, y } of groups) {
      pen.globalAlpha = 1;
      pen.fillText(layer.heading, x, y - 1.45 * text);
      pen.globalAlpha = 0.75;
      pen.fillText(layer.shape, x, y - 0.35 * text);
    }
    pen.globalAlpha = 0.16;
    for (const { left, top, cell } of this.places) pen.strokeRect(left + 0.5, top + 0.5, cell - 1, cell - 1);
    this.#stage = { pen, image: pen.getImageData(0, 0, this.canvas.width, this.canvas.height) };
    this.paint(answer, theme);
  }

  /**
   * Write the maps of an answer into their frames.
   *
   * @param {Answer | null} answer
   * @param {Theme} theme
   */
  paint(answer, { sequential }) {
    this.canvas.setAttribute("aria-label", describe(answer));
    if (!this.#stage || !answer) return;
    const { pen, image } = this.#stage;
    const [pixels, colors] = [new Uint32Array(image.data.buffer), ramp(sequential)];
    for (const place of this.places) enlarge(mapAt(answer, place), place, colors, pixels, image.width);
    pen.putImageData(image, 0, 0);
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  #clear(width, height) {
    const { canvas } = this;
    canvas.style.height = `${height}px`;
    const fine = [width, height].map((length) => Math.round(length * devicePixelRatio));
    if (canvas.width !== fine[0] || canvas.height !== fine[1]) [canvas.width, canvas.height] = fine;
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    pen.clearRect(0, 0, width, height);
    return pen;
  }
}

/**
 * The values of one map, from 0 to 255.
 *
 * @param {Answer} answer
 * @param {Place} place
 */
export function mapAt({ pictures }, { layer, index }) {
  const cells = layer.side ** 2;
  return pictures[layer.name].values.subarray(index * cells, (index + 1) * cells);
}

/**
 * Write a map into its frame, each cell as a block of pixels.
 *
 * @param {Uint8Array} values
 * @param {Place} place
 * @param {Uint32Array} colors
 * @param {Uint32Array} pixels Of the whole canvas.
 * @param {number} width Of the whole canvas.
 */
function enlarge(values, { layer: { side }, left, top, cell }, colors, pixels, width) {
  const inside = [left + 1, left + cell - 1, top + 1, top + cell - 1];
  const [from, upTo, first, last] = inside.map((at) => Math.round(at * devicePixelRatio));
  const [across, down] = [side / (upTo - from), side / (last - first)];
  for (let y = first; y < last; y++) {
    const row = side * Math.floor((y - first + 0.5) * down);
    const line = y * width;
    for (let x = from; x < upTo; x++) pixels[line + x] = colors[values[row + Math.floor((x - from + 0.5) * across)]];
  }
}

/** @param {Answer | null} answer */
function describe(answer) {
  if (!answer) return "Activation maps of the CNN, empty until something is drawn";
  if (!("scales" in answer)) return "Activation maps of the CNN for what a recorded hand writes";
  const tops = NAMES.map((name) => `${name} up to ${answer.scales[name].toFixed(1)}`).join(", ");
  return `Activation maps of the CNN from left to right: ${tops}. Arrow keys show them one by one.`;
}
