/**
 * An image, a sentence or a molecule, three times, side by side and linked; each is edited by hand.
 *
 * @typedef {import("./kept.js").Kept} Kept
 * @typedef {import("./thing.js").Thing} Thing
 *
 * @typedef {object} Data As `dashboard.app_pages.data_kinds.kinds_view.kinds_view` sends it.
 * @property {string} channel
 * @property {string} prefix
 * @property {string} version
 * @property {import("./graph.js").Kind} kind
 * @property {import("./kept.js").Setting} first
 * @property {import("./kept.js").Setting} defaults
 * @property {Record<string, string>} digits
 */

import { forget, say } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find, findAll, make } from "../../../components/dom.js";
import { write } from "../../../components/glossary/terms.js";
import { forAddress, prefixed } from "../../../components/words.js";
import { Controls } from "./controls.js";
import { doing } from "./doing.js";
import { addressWords, takeUp } from "./kept.js";
import { lightOf } from "./light.js";
import { onlyMoves } from "./moves.js";
import { Panels } from "./panels.js";
import { presetOf } from "./presets.js";
import { thingOf } from "./thing.js";
import { aboutOf, pointedAt, tensorsOf } from "./told.js";
import { valuesOf } from "./values.js";

class KindsView {
  /** @type {Kept | null} */
  #kept = null;
  /** @type {Thing | null} */
  #thing = null;
  /** @type {number[] | null} */
  #lit = null;
  /** Elements come and go while the panels are built: nothing is pointed at by that. */
  #building = false;
  /** What the last change meant, until something else is pointed at. */
  #note = "";
  /** The node that was pressed last. */
  #pressed = 0;

  /**
   * @param {ShadowRoot} root
   * @param {Data} first
   */
  constructor(root, first) {
    this.root = root;
    this.data = first;
    const done = doing({
      kind: () => this.data.kind,
      kept: () => this.kept,
      digits: () => this.data.digits,
      change: (next, note) => this.#change(next, note),
      pressed: (node) => {
        this.#pressed = node ?? this.#pressed;
        return this.#pressed;
      },
    });
    this.panels = new Panels(root, { ...done.panels, point: (lit) => this.#point(lit) });
    this.controls = new Controls(root, done.controls);
    this.says = find(root, ".says");
    onlyMoves(find(root, ".view"));
    this.resized = new ResizeObserver(() => this.#kept && this.#build());
    for (const plot of findAll(root, ".plot")) this.resized.observe(plot);
  }

  /** What is edited; there is something as soon as the picture is shown. */
  get kept() {
    return /** @type {Kept} */ (this.#kept);
  }

  /** @param {Data} data */
  show(data) {
    const other = data.kind !== this.data.kind;
    this.data = data;
    this.#kept = takeUp(data);
    if (other) this.#lit = null;
    this.#change({}, "");
  }

  stop() {
    this.resized.disconnect();
    forget(`address:${this.data.channel}`);
  }

  /**
   * @param {Partial<Kept>} next
   * @param {string} note
   */
  #change(next, note) {
    const { data, kept } = this;
    Object.assign(kept, next);
    this.#note = note;
    this.#thing = thingOf(data.kind, kept);
    const count = this.#thing.graph.nodes.length;
    if (this.#lit?.some((node) => node >= count)) this.#lit = null;
    this.#pressed = Math.min(this.#pressed, Math.max(0, count - 1));
    this.#build();
    this.#tell();
  }

  #build() {
    const thing = /** @type {Thing} */ (this.#thing);
    const state = { words: thing.words.length, atom: this.#pressed, preset: presetOf(this.data, this.kept) };
    this.controls.show(this.data.kind, this.data.digits, { kept: this.kept, ...state });
    this.#building = true;
    this.panels.build(thing, this.kept);
    this.#building = false;
    this.#light();
  }

  /** @param {number[] | null} lit */
  #point(lit) {
    if (this.#building || String(lit) === String(this.#lit)) return;
    this.#lit = lit;
    this.#note = "";
    if (this.#thing) this.#light();
  }

  #light() {
    const thing = /** @type {Thing} */ (this.#thing);
    this.panels.light(lightOf(thing.graph, this.#lit), this.#lit);
    const text = this.#note || (this.#lit ? pointedAt(thing.graph, this.#lit) : aboutOf(thing, this.kept));
    write(this.says, text);
  }

  /** What others need of it. */
  #tell() {
    const { channel, prefix, defaults, kind } = this.data;
    const thing = /** @type {Thing} */ (this.#thing);
    for (const [at, [name, rest]] of tensorsOf(thing.graph, this.kept).entries()) {
      findAll(this.root, ".tensor")[at].replaceChildren(make("b", {}, name), ` ${rest}`);
    }
    const values = valuesOf(thing, this.kept);
    say(`${channel}:graph`, { kind, nodes: thing.graph.nodes.map(({ label }) => label), adjacency: values.adjacency });
    say(`${channel}:values`, prefixed(prefix, values));
    say(`address:${channel}`, forAddress(prefix, addressWords(this.kept), { ...defaults }));
  }
}

export default component((root, { data }) => new KindsView(root, /** @type {Data} */ (data)));
