/**
 * Optimizers × learning rates on two networks: heat maps, and the trainings of the chosen cell.
 *
 * @typedef {import("./table.js").Task} Task
 * @typedef {object} Data As `dashboard.app_pages.optimizers.rates_view.rates_view` sends it.
 * @property {string} channel
 * @property {string} prefix Of the page's words.
 * @property {string} version
 * @property {(Omit<Task, "losses"> & { losses: string })[]} tasks
 * @property {string[]} optimizers
 * @property {number[]} rates
 * @property {string} optimizer
 * @property {number} rate
 */

import { forget, say } from "../../../components/bus.js";
import { between } from "../../../components/colors.js";
import { component } from "../../../components/component.js";
import { find, make, press, stamp } from "../../../components/dom.js";
import { loss as written } from "../../../components/format.js";
import { write } from "../../../components/glossary/terms.js";
import { floats, fromBase64 } from "../../../components/message.js";
import { themeOf } from "../../../components/theme.js";
import { forAddress, prefixed } from "../../../components/words.js";
import { paintCurves } from "./curves.js";
import { cellsOf, GOOD, rowsOf } from "./table.js";

const DEEPEST = 0.4; // of the scale, on which ink can still be read, in the dark too

class RatesView {
  #version = "";
  #optimizer = "";
  #rate = 0;
  /** @type {Task[]} */
  #tasks = [];

  /**
   * @param {ShadowRoot} root
   * @param {{ data: Data }} mount
   */
  constructor(root, { data: first }) {
    this.root = root;
    this.data = first;
    this.sections = first.tasks.map(() => stamp(root, "template.task"));
    find(root, ".tasks").append(...this.sections);
    this.resized = new ResizeObserver(() => this.#tasks.length && this.#paint());
    this.resized.observe(find(root, ".view"));
  }

  /** @param {Data} data */
  show(data) {
    this.data = data;
    this.#tasks = data.tasks.map((task) => ({ ...task, losses: floats(fromBase64(task.losses)) }));
    if (data.version !== this.#version) [this.#optimizer, this.#rate] = [data.optimizer, data.rate];
    this.#version = data.version;
    this.#tasks.forEach((task, index) => {
      this.#fill(this.sections[index], task);
    });
    this.#choose(this.#optimizer, this.#rate);
  }

  stop() {
    this.resized.disconnect();
    forget(`address:${this.data.channel}`);
  }

  /**
   * @param {HTMLElement} section
   * @param {Task} task
   */
  #fill(section, task) {
    const { optimizers, rates } = this.data;
    const cells = cellsOf(task, optimizers.length, rates.length);
    const rows = rowsOf(cells, optimizers.length);
    const finite = cells.map(({ loss }) => loss).filter(Number.isFinite);
    const [low, high] = [Math.min(...finite), Math.max(...finite)].map(Math.log);
    const theme = themeOf(find(this.root, ".view"));
    find(section, "caption").textContent = `${task.title}: ${task.unit}`;
    const head = make(
      "tr",
      {},
      make("th", { textContent: "rate γ", scope: "col" }),
      ...rates.map((rate) => make("th", { textContent: String(rate), scope: "col" })),
    );
    const body = optimizers.map((name, optimizer) =>
      make(
        "tr",
        {},
        make("th", { textContent: name, scope: "row" }),
        ...cells
          .filter((cell) => cell.optimizer === optimizer)
          .map((cell) => {
            const share = DEEPEST * ((Math.log(cell.loss) - low) / (high - low || 1));
            const words = Number.isFinite(cell.loss) ? written(cell.loss) : "∞";
            const title = `${name}, γ = ${rates[cell.rate]}: middle loss of ${task.seeds} seeds ${words}${cell.diverged ? `, ${cell.diverged} diverged` : ""}`;
            const onclick = () => this.#choose(name, rates[cell.rate]);
            const button = make("button", {
              type: "button",
              textContent: words,
              title,
              "aria-label": title,
              onclick,
              "data-cell": `${name} ${rates[cell.rate]}`,
            });
            if (Number.isFinite(cell.loss))
              button.style.setProperty("--cell", `rgb(${between(theme.sequential, share).map(Math.round).join(" ")})`);
            const kinds = [
              rows[optimizer].best === cell ? "best" : "",
              rows[optimizer].good.includes(cell.rate) ? "good" : "",
            ];
            return make("td", { className: kinds.join(" ").trim() }, button);
          }),
      ),
    );
    find(section, "tbody").replaceChildren(head, ...body);
  }

  /**
   * @param {string} optimizer
   * @param {number} rate
   */
  #choose(optimizer, rate) {
    [this.#optimizer, this.#rate] = [optimizer, rate];
    for (const button of this.root.querySelectorAll("[data-cell]")) {
      press(button, button.getAttribute("data-cell") === `${optimizer} ${rate}`);
    }
    this.#paint();
    write(find(this.root, ".says"), this.#sentence());
    const { channel, prefix, data } = { ...this.data, data: this.data };
    say(`${channel}:values`, prefixed(prefix, { optimizer, rate }));
    say(`address:${channel}`, forAddress(prefix, { optimizer, rate }, { optimizer: data.optimizers[4], rate: 0.01 }));
  }

  /** What the heat maps say, whatever they hold. */
  #sentence() {
    const { optimizers, rates } = this.data;
    const told = this.#tasks.map((task) => {
      const rows = rowsOf(cellsOf(task, optimizers.length, rates.length), optimizers.length);
      const best = rows.reduce((one, other) => (other.best.loss < one.best.loss ? other : one)).best;
      const widest = rows
        .map(({ good }, index) => ({ name: optimizers[index], count: good.length }))
        .reduce((one, other) => (other.count > one.count ? other : one));
      const wide =
        widest.count > 1
          ? `${widest.name} has the most good rates (underlined), ${widest.count}`
          : "each row has one good rate (underlined)";
      return `${task.title}: ${optimizers[best.optimizer]} at γ = ${rates[best.rate]} is lowest; ${wide}`;
    });
    return `${told.join(". ")}. Good: at most ${Math.round(100 * (GOOD - 1))}\u00a0% above the lowest of its row.`;
  }

  #paint() {
    const theme = themeOf(find(this.root, ".view"));
    const { optimizers, rates } = this.data;
    const which = {
      optimizer: optimizers.indexOf(this.#optimizer),
      rate: rates.indexOf(this.#rate),
      rates: rates.length,
    };
    this.#tasks.forEach((task, index) => {
      const canvas = find(this.sections[index], "canvas", HTMLCanvasElement);
      const size = Number.parseFloat(getComputedStyle(find(this.root, ".says")).fontSize) * 0.92;
      paintCurves(canvas, task, which, {
        theme,
        size,
        title: `${this.#optimizer}, γ = ${this.#rate}: validation loss of ${task.seeds} seeds, by epoch`,
      });
    });
  }
}

export default component((root, first) => new RatesView(root, /** @type {{ data: Data }} */ (first)));
