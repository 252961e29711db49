/**
 * A batch is an estimate: the gradients of many batches as arrows, and how far they scatter.
 *
 * @typedef {object} Data As `dashboard.app_pages.optimizers.cloud_view.cloud_view` sends it.
 * @property {string} channel
 * @property {string} prefix Of the page's words.
 * @property {string} version
 * @property {number[]} x
 * @property {number[]} y
 * @property {string} orders uint16 in base64: the first n of each row are a batch of n.
 * @property {number} longest Length of a row.
 * @property {number[]} sizes Of the batches; the last one has all examples.
 * @property {[m: number, b: number]} first
 * @property {[m: number, b: number]} default
 *
 * @typedef {import("../cloud.js").Gradient} Gradient
 * @typedef {{ size: number, cloud: Gradient[], spread: number, expected: number }} Batches
 */

import { forget, say } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find, make, stamp } from "../../../components/dom.js";
import { fixed } from "../../../components/format.js";
import { write } from "../../../components/glossary/terms.js";
import { fromBase64 } from "../../../components/message.js";
import { contextOf } from "../../../components/pen.js";
import { themeOf } from "../../../components/theme.js";
import { forAddress, prefixed } from "../../../components/words.js";
import { expectedSpread, lineGradients, meanOf, spread } from "../cloud.js";
import { SURFACES } from "../contract.js";
import { Grip } from "../grip.js";
import { mapOf, scalesOf } from "../map.js";
import { FORMULAS } from "../surfaces.js";
import { paintCloud } from "./paint.js";

const NAME = "line on the cars";
const { x: ACROSS, y: UP, lowest } = SURFACES[NAME];

class CloudView {
  #version = "";
  /** @type {[m: number, b: number]} */
  #place = [0, 0];
  /** @type {Batches[]} */
  #batches = [];
  /** @type {Gradient} */
  #whole = [0, 0];
  /** @type {import("../map.js").View | null} */
  #view = null;

  /**
   * @param {ShadowRoot} root
   * @param {{ data: Data }} mount
   */
  constructor(root, { data: first }) {
    this.root = root;
    this.data = first;
    this.box = find(root, ".view");
    this.map = find(root, ".plot canvas", HTMLCanvasElement);
    this.clouds = first.sizes.map(() => stamp(root, "template.cloud"));
    find(root, ".clouds").append(...this.clouds);
    this.grip = new Grip(find(root, ".plot"), "Place of the line", {
      view: () => this.#view,
      place: () => this.#place,
      move: (place) => this.#move(place),
    });
    this.resized = new ResizeObserver(() => this.#batches.length && this.#paint());
    this.resized.observe(this.box);
  }

  /** @param {Data} data */
  show(data) {
    this.data = data;
    const bytes = fromBase64(data.orders);
    this.orders = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
    if (data.version !== this.#version) this.#place = [...data.first];
    this.#version = data.version;
    this.#move(this.#place);
  }

  stop() {
    this.resized.disconnect();
    forget(`address:${this.data.channel}`);
  }

  /**
   * @param {number} size
   * @param {Gradient[]} each Of every example.
   * @returns {Batches}
   */
  #batchesOf(size, each) {
    const { longest } = this.data;
    const orders = this.orders ?? new Uint16Array();
    const cloud = Array.from({ length: orders.length / longest }, (_, row) =>
      size > longest ? this.#whole : meanOf(each, orders, row * longest, row * longest + size),
    );
    return { size, cloud, spread: spread(cloud, this.#whole), expected: expectedSpread(each, this.#whole, size) };
  }

  /** @param {[m: number, b: number]} place */
  #move(place) {
    const { channel, prefix, x, y, sizes } = this.data;
    this.#place = place;
    const each = lineGradients(x, y, place);
    this.#whole = meanOf(each, [...each.keys()], 0, each.length);
    this.#batches = sizes.map((size) => this.#batchesOf(size, each));
    this.#paint();
    const [one, , third] = this.#batches;
    write(
      find(this.root, ".says"),
      `${third.size} examples instead of ${one.size}: the gradient is ${fixed(one.spread / third.spread, 1)} times as exact ` +
        `(√${third.size} = ${Math.sqrt(third.size)}), for ${third.size} times the work.`,
    );
    say(
      `${channel}:spreads`,
      this.#batches.map(({ size, spread: measured, expected }) => ({ size, measured, expected })),
    );
    const [m, b] = place;
    const gradient = { gradient_m: this.#whole[0], gradient_b: this.#whole[1] };
    const spreads = Object.fromEntries(this.#batches.map((batch, index) => [`spread_${index}`, batch.spread]));
    say(`${channel}:values`, prefixed(prefix, { m, b, ...gradient, ...spreads }));
    const [usualM, usualB] = this.data.default;
    say(`address:${channel}`, forAddress(prefix, { m, b }, { m: usualM, b: usualB }));
  }

  #paint() {
    const theme = themeOf(this.box);
    const size = Number.parseFloat(getComputedStyle(find(this.root, "figcaption")).fontSize);
    this.#paintMap(theme);
    this.grip.show();
    const reach = 1.7 * this.#batches[0].spread + Math.hypot(...this.#whole) * 0.5;
    const canvases = this.clouds.map((figure) => find(figure, "canvas", HTMLCanvasElement));
    this.#batches.forEach(({ cloud }, index) => {
      paintCloud(canvases[index], cloud, { whole: this.#whole, reach, theme, size });
    });
    this.#batches.forEach((batch, index) => {
      this.#caption(batch, this.clouds[index], canvases[index]); // after all are painted: a text lays the page out anew
    });
  }

  /**
   * @param {Batches} batch
   * @param {HTMLElement} figure
   * @param {HTMLCanvasElement} canvas
   */
  #caption(batch, figure, canvas) {
    const all = batch.size === this.data.x.length;
    const words = all ? `all ${batch.size} examples` : `batches of ${batch.size}`;
    const law = make("span", { className: "law", textContent: `, expected ${fixed(batch.expected)}` });
    const numbers = make("small", {}, `  spread ${fixed(batch.spread)}`, law);
    find(figure, "figcaption").replaceChildren(words, numbers);
    canvas.setAttribute(
      "aria-label",
      `Gradients of ${batch.cloud.length} batches, ${words}: spread ${fixed(batch.spread)}`,
    );
  }

  /** @param {import("../../../components/theme.js").Theme} theme */
  #paintMap(theme) {
    const [width, height] = [Math.round(this.map.clientWidth), Math.round(this.map.clientHeight)];
    this.#view = width > 9 && height > 9 ? { x: ACROSS, y: UP, width, height } : null;
    if (!this.#view) return;
    [this.map.width, this.map.height] = [width, height].map((side) => Math.round(side * devicePixelRatio));
    const best = /** @type {[number, number]} */ ([...lowest]);
    const pen = contextOf(this.map);
    pen.drawImage(
      mapOf(NAME, this.#view, { theme, lowest: FORMULAS[NAME].loss(best) }),
      0,
      0,
      this.map.width,
      this.map.height,
    );
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    const [left, top] = scalesOf(this.#view).to(best);
    pen.strokeStyle = theme.truth;
    pen.lineWidth = 3;
    pen.beginPath();
    for (const [dx, dy] of [
      [0, -9],
      [9, 0],
      [0, 9],
      [-9, 0],
    ])
      pen.lineTo(left + dx, top + dy);
    pen.closePath();
    pen.stroke();
    this.map.setAttribute(
      "aria-label",
      `Map of the mean squared error over m and b; the line's place is ${this.#place.join(", ")}`,
    );
  }
}

export default component((root, first) => new CloudView(root, /** @type {{ data: Data }} */ (first)));
