/** Any network as columns of maps; one of them large below, with the sum behind one of its cells. */
import { say } from "../../../../components/bus.js";
import { component } from "../../../../components/component.js";
import { find, make, stamp } from "../../../../components/dom.js";
import { clamp, fixed, probability } from "../../../../components/format.js";
import { arrowOf } from "../../../../components/pointing.js";
import { themeOf } from "../../../../components/theme.js";
import { Apart } from "./apart.js";
import { seenIn } from "./message.js";
import { gridOf, paintColumn, paintImage, sizeOf, unitAt, withoutColors } from "./painting.js";
import { sumAt, valueAt } from "./sums.js";

/**
 * @typedef {import("./message.js").Seen} Seen
 * @typedef {import("./message.js").Column} Column
 */

const PATIENCE = 150; // ms between two arrow keys, after which Python is asked
const BARS = 10; // of the last layer's largest numbers

/**
 * Whether numbers are probabilities: none below 0, and one all together.
 *
 * @param {number[]} output
 */
const areProbabilities = (output) =>
  output.every((value) => value >= 0) && Math.abs(output.reduce((all, value) => all + value, 0) - 1) < 1e-3;

class OwnView {
  /** @type {Seen | null} */
  #seen = null;
  /** @type {{ layer: string, unit: number }} */
  #chosen = { layer: "", unit: 0 };
  /** @type {HTMLCanvasElement[]} */
  #canvases = [];
  /** @type {OffscreenCanvas | null} */
  #over = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {ShadowRoot} root
   * @param {{ tell: (name: string, value: unknown) => void }} first
   */
  constructor(root, { tell }) {
    this.root = root;
    this.tell = tell;
    this.box = find(root, ".view");
    this.apart = new Apart(root, () => this.#say());
    this.resized = new ResizeObserver(() => this.box.clientWidth && this.#paint());
    this.resized.observe(this.box);
  }

  /** @param {Uint8Array} message */
  show(message) {
    const seen = seenIn(message);
    const before = this.#seen?.columns.map(({ name, shape }) => [name, ...shape].join()).join();
    this.#seen = seen;
    this.#chosen = { layer: seen.cells.layer, unit: seen.cells.unit };
    this.box.classList.toggle("attributed", seen.attributed);
    find(this.root, ".says").textContent = seen.says;
    if (before !== seen.columns.map(({ name, shape }) => [name, ...shape].join()).join()) this.#build(seen);
    this.#paint();
  }

  stop() {
    clearTimeout(this.#timer);
    this.resized.disconnect();
  }

  /** @param {Seen} seen */
  #build({ columns }) {
    this.#canvases = [];
    const figures = columns.map((column) => {
      const figure = stamp(this.root, "template.column");
      const canvas = find(figure, "canvas", HTMLCanvasElement);
      const [wide, high] = sizeOf(column);
      const [shown, rows, across] = column.shape;
      const maps = rows * across > 1;
      const size = maps ? `${rows}×${across}` : "";
      const count = maps ? `${column.count} ${column.count > 1 ? "maps" : "map"}` : `${column.count} units`;
      find(figure, ".name").textContent = column.name;
      find(figure, ".size").textContent = [size, column.count > 1 || !maps ? count : ""].filter(Boolean).join(", ");
      figure.title = [column.kind, column.parameters ? `${column.parameters.toLocaleString("en")} parameters` : ""]
        .filter(Boolean)
        .join(", ");
      if (shown < column.count) find(figure, ".size").textContent += `, ${shown} shown`;
      canvas.style.setProperty("--aspect", String(wide / high));
      canvas.setAttribute("aria-label", `${column.name}: ${count}. Arrow keys choose one.`);
      this.#hear(canvas, column);
      this.#canvases.push(canvas);
      return figure;
    });
    find(this.root, ".layers").replaceChildren(...figures);
  }

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Column} column
   */
  #hear(canvas, column) {
    canvas.onclick = (event) => {
      const box = canvas.getBoundingClientRect();
      const unit = box.height / sizeOf(column)[1];
      const found = unitAt(column, (event.clientX - box.left) / unit, (event.clientY - box.top) / unit);
      if (found !== null) this.#choose(column.name, found, 0);
    };
    canvas.onkeydown = (event) => {
      const way = arrowOf(event);
      if (!way) return;
      event.preventDefault();
      const from = this.#chosen.layer === column.name ? this.#chosen.unit : 0;
      const next = from + gridOf(column).across * way[0] + way[1];
      this.#choose(column.name, clamp(next, 0, column.shape[0] - 1), PATIENCE);
    };
  }

  /**
   * @param {string} layer
   * @param {number} unit
   * @param {number} patience
   */
  #choose(layer, unit, patience) {
    this.#chosen = { layer, unit };
    this.#paintColumns();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.tell("asked", this.#chosen), patience);
  }

  #paint() {
    if (!this.#seen) return;
    const theme = themeOf(this.box);
    const { image, about, attributed, cells, output } = this.#seen;
    this.#over = attributed ? withoutColors(image, theme) : null;
    paintImage(find(this.root, ".image canvas", HTMLCanvasElement), image, theme);
    find(this.root, ".image figcaption").textContent = about;
    this.#paintColumns();
    this.#writeOutput(output);
    this.apart.show(cells, theme, this.#over);
  }

  #paintColumns() {
    const theme = themeOf(this.box);
    this.#seen?.columns.forEach((column, index) => {
      const chosen = column.name === this.#chosen.layer ? this.#chosen.unit : null;
      paintColumn(this.#canvases[index], column, theme, chosen, this.#over);
    });
  }

  /** @param {number[]} output */
  #writeOutput(output) {
    const box = find(this.root, ".output");
    box.hidden = !output.length;
    const write = areProbabilities(output) ? probability : (/** @type {number} */ value) => fixed(value, 3);
    const most = Math.max(1e-9, ...output.map(Math.abs));
    const order = output.map((value, index) => ({ value, index })).sort((one, other) => other.value - one.value);
    const rows = order.slice(0, BARS).map(({ value, index }) => {
      const fill = make("span", { className: "fill" });
      fill.style.width = `${(100 * Math.max(0, value)) / most}%`;
      const track = make("span", { className: "track" }, fill);
      const name = make("span", { textContent: String(index) });
      return make("li", {}, name, track, make("span", { className: "value", textContent: write(value) }));
    });
    find(box, "ol").replaceChildren(...rows);
    const left = output.length - rows.length;
    find(box, "figcaption").textContent = left > 0 ? `largest of ${output.length} outputs` : "output by class";
  }

  #say() {
    if (!this.#seen) return;
    const { cells, channel, output } = this.#seen;
    const [row, column] = this.apart.cell;
    const found = sumAt(cells, row, column);
    const { layer, unit } = cells;
    const value = valueAt(cells, row, column);
    say(`${channel}:own`, { layer, unit, row, column, value, z: found?.z ?? null, output });
  }
}

export default component((root, /** @type {any} */ first) => new OwnView(root, first));
