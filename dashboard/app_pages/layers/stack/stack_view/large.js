/**
 * The tensor behind the chosen layer, large: all its maps, or its numbers as bars.
 *
 * @typedef {import("./tensor.js").Values} Values
 */
import { find, make } from "../../../../components/dom.js";
import { fixed, shortNumber, withMinus } from "../../../../components/format.js";
import { penFor } from "../../../../components/pen.js";
import { themeOf } from "../../../../components/theme.js";
import { mapOf, scaleOf } from "./tensor.js";

const ROW = 24; // px, of an example's list
const FEW = 10; // bars below each other; more stand in two columns

export class Large {
  /** @type {{ values: Values, image: boolean, names: string[] } | null} */
  #shown = null;
  #caption = "";
  #grid = { columns: 1, rows: 1, cell: [1, 1] };

  /** @param {ParentNode} root */
  constructor(root) {
    this.canvas = find(root, ".large canvas", HTMLCanvasElement);
    this.bars = find(root, ".large .bars");
    this.caption = find(root, ".large figcaption");
    this.canvas.onpointermove = (event) => this.#point(event);
    this.canvas.onpointerleave = () => {
      this.caption.textContent = this.#caption;
    };
  }

  /**
   * @param {Values | null} values
   * @param {string} caption
   * @param {{ image: boolean, names: string[] }} how `names` of a list's numbers.
   */
  show(values, caption, { image, names }) {
    this.#shown = values && { values, image, names };
    this.#caption = values ? `${caption}: ${range(values)}` : caption;
    this.caption.textContent = this.#caption;
    const few = Boolean(values?.numbers.length);
    this.bars.hidden = !few;
    this.canvas.hidden = few || !values;
    if (values && few) this.#write(values, names);
    else this.paint();
  }

  /**
   * @param {Values} values
   * @param {string[]} names
   */
  #write({ numbers }, names) {
    const most = Math.max(...numbers.map(Math.abs)) || 1;
    this.bars.classList.toggle("many", numbers.length > FEW);
    this.bars.style.setProperty("--rows", String(Math.ceil(numbers.length / 2)));
    this.bars.replaceChildren(
      ...numbers.map((value, place) => {
        const bar = make("i", { className: value < 0 ? "below" : "" });
        bar.style.width = `${(100 * Math.abs(value)) / most}%`;
        const digits = Math.abs(value) < 1000 ? fixed(value, 3) : shortNumber(value);
        return make(
          "li",
          {},
          make("span", {}, names[place] ?? String(place + 1)),
          make("u", {}, bar),
          make("b", {}, digits),
        );
      }),
    );
  }

  paint() {
    const pen = this.#shown && !this.canvas.hidden && penFor(this.canvas, this.canvas.clientWidth);
    if (!pen || !this.#shown) return;
    const { image } = this.#shown;
    const values = laid(this.#shown.values);
    const [batch, channels, rows, columns] = values.shape;
    const tiles = batch * channels;
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    // as many in a row as makes them largest
    const size = (/** @type {number} */ across) =>
      Math.min(width / (across * columns), height / (Math.ceil(tiles / across) * rows));
    const list = rows === 1;
    const across = list ? 1 : best(tiles, size);
    const cell = list ? [width, Math.min(height / tiles, 3 * ROW)] : [size(across) * columns, size(across) * rows];
    this.#grid = { columns: across, rows: Math.ceil(tiles / across), cell };
    const scale = scaleOf(values, themeOf(this.canvas), image);
    for (let tile = 0; tile < tiles; tile++) {
      const picture = mapOf(values, Math.floor(tile / channels), tile % channels, scale);
      const [x, y] = [(tile % across) * cell[0], Math.floor(tile / across) * cell[1]];
      pen.drawImage(picture, x, y, cell[0] - 1, cell[1] - 1);
    }
  }

  /** @param {PointerEvent} event */
  #point({ offsetX, offsetY }) {
    if (!this.#shown) return;
    const values = laid(this.#shown.values);
    const [, channels, rows, columns] = values.shape;
    const { columns: across, cell } = this.#grid;
    const [right, down] = [Math.floor(offsetX / cell[0]), Math.floor(offsetY / cell[1])];
    const tile = down * across + right;
    const row = Math.floor(((offsetY - down * cell[1]) / cell[1]) * rows);
    const column = Math.floor(((offsetX - right * cell[0]) / cell[0]) * columns);
    const level = values.levels[(tile * rows + row) * columns + column];
    if (right >= across || level === undefined) return;
    const value = values.low + (level / 255) * (values.high - values.low);
    const place = rows > 1 ? `row ${row + 1}, column ${column + 1}` : `number ${column + 1}`;
    const map = channels > 1 ? `channel ${(tile % channels) + 1}, ` : "";
    this.caption.textContent = `${map}${place}: ≈ ${withMinus(value.toPrecision(2))}`;
  }
}

/**
 * A list lies, so that its numbers stand side by side.
 *
 * @param {Values} values
 * @returns {Values}
 */
function laid(values) {
  const [batch, channels, rows, columns] = values.shape;
  return columns === 1 && rows > 1 && channels === 1 ? { ...values, shape: [batch, 1, 1, rows] } : values;
}

/** @param {Values} values */
const range = ({ low, high }) => `${withMinus(low.toPrecision(2))} to ${withMinus(high.toPrecision(2))}`;

/**
 * @param {number} tiles
 * @param {(across: number) => number} size
 */
function best(tiles, size) {
  let found = 1;
  for (let across = 2; across <= tiles; across++) if (size(across) > size(found)) found = across;
  return found;
}
