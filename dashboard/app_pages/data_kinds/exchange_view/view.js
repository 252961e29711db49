/**
 * Pixels, words or atoms exchanged; what networks predict before and after, computed here.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./predicted.js").Network} Network
 *
 * @typedef {object} Data As `dashboard.app_pages.data_kinds.exchange_view.exchange_view` sends it.
 * @property {string} channel
 * @property {string} prefix
 * @property {string} version
 * @property {import("./state.js").Kind} kind
 * @property {{ item: number | null, order: string, moved: number, swaps: string }} first
 * @property {import("./state.js").Thing[]} things
 * @property {(Network & { weights: { shape: number[], values: string }[] })[]} networks
 * @property {string[]} columns
 * @property {number[]} disorder
 * @property {import("../own.js").Given} own
 */

import { forget, say } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find, make, prefersStill } from "../../../components/dom.js";
import { write } from "../../../components/glossary/terms.js";
import { forAddress, prefixed } from "../../../components/words.js";
import { MOST_SWAPS } from "../contract.js";
import { readWeights } from "../networks/layers.js";
import { isOwn, isUsable, ownThing, settingOf } from "../own.js";
import { predicted } from "./predicted.js";
import { Seen } from "./seen.js";
import {
  exchanged,
  inOrder,
  isInOrder,
  partsOf,
  readOrder,
  readSwaps,
  shuffledOrder,
  spelled,
  spellSwaps,
} from "./state.js";
import { fillTable } from "./table.js";
import { saysOf } from "./told.js";

const MOVES = 700; // ms, for all pixels
const BUTTONS = { image: "Shuffle the pixels", sentence: "Shuffle the words", molecule: "Renumber the atoms" };

class ExchangeView {
  /** @type {State} */
  #state = { item: 0, order: [], moved: 0, swaps: [] };
  /** @type {import("./state.js").Thing[]} Those to choose from, and the visitor's own. */
  #things = [];
  #usual = 0;
  #version = "";
  /** @type {Network[]} */
  #networks = [];
  #shuffles = 0;
  #moving = 0;

  /**
   * @param {ShadowRoot} root
   * @param {Data} first
   */
  constructor(root, first) {
    this.root = root;
    this.data = first;
    this.setting = first.own.setting;
    this.pick = find(root, "select", HTMLSelectElement);
    this.range = find(root, ".moved input", HTMLInputElement);
    this.seen = new Seen(
      root,
      (one, other) => this.#change({ order: exchanged(this.#state.order, one, other) }),
      (one, other) => this.#swap(one, other),
    );
    this.pick.onchange = () => this.#open(Number(this.pick.value));
    this.range.oninput = () => {
      cancelAnimationFrame(this.#moving);
      this.#change({ moved: Number(this.range.value) });
    };
    find(root, ".shuffle").onclick = () => this.#shuffle();
    find(root, ".back").onclick = () => this.#back();
    this.resized = new ResizeObserver(() => this.#networks.length && this.#show());
    this.resized.observe(find(root, ".plot"));
  }

  /** @param {Data} data */
  show(data) {
    const { kind } = this.data;
    this.data = data;
    this.#networks = data.networks.map((each) => ({ ...each, weights: readWeights(each.weights) }));
    if (data.version !== this.#version || data.kind !== kind) {
      this.#begin(data);
    }
    this.#version = data.version;
    const options = this.#things.map((thing, value) =>
      make("option", { value: `${value}`, textContent: thing.name, disabled: !isUsable(thing) }),
    );
    this.pick.replaceChildren(...options);
    this.range.max = `${Math.max(1, data.disorder.length - 1)}`;
    find(this.root, ".shuffle").textContent = BUTTONS[data.kind];
    find(this.root, ".view").dataset.kind = data.kind;
    find(this.root, ".moved").hidden = data.kind !== "image";
    this.#show();
  }

  /**
   * Take up what the address says; where it names nothing, what the visitor has edited in the first picture.
   *
   * @param {Data} data
   */
  #begin({ kind, first, channel, version, own, things }) {
    const setting = settingOf(channel, version, own);
    this.setting = setting;
    const mine = ownThing(kind, setting);
    this.#things = [...things, mine];
    this.#usual = isUsable(mine) && isOwn(kind, setting, own.defaults) ? things.length : 0;
    const asked = first.item ?? this.#usual;
    const item = isUsable(this.#things[asked]) ? asked : 0;
    const order = readOrder(first.order, partsOf(this.#things[item]));
    this.#state = { item, order, moved: first.moved, swaps: readSwaps(first.swaps) };
  }

  stop() {
    cancelAnimationFrame(this.#moving);
    this.resized.disconnect();
    forget(`address:${this.data.channel}`);
  }

  /** @param {number} item */
  #open(item) {
    const same = this.data.kind === "image" ? this.#state.moved : 0; // pixels move in every image alike
    this.seen.release();
    this.#change({ item, moved: same, order: inOrder(partsOf(this.#things[item])) });
  }

  #shuffle() {
    this.seen.release();
    if (this.data.kind === "image") this.#glide(this.data.disorder.length - 1);
    else this.#change({ order: shuffledOrder(this.#state.order.length, this.#shuffles++) });
  }

  #back() {
    this.seen.release();
    if (this.data.kind === "image") {
      this.#state = { ...this.#state, swaps: [] };
      this.#glide(0);
    } else this.#change({ order: inOrder(this.#state.order.length) });
  }

  /** @param {number} to Pixels move one after the other, so that it can be seen that none is lost. */
  #glide(to) {
    cancelAnimationFrame(this.#moving);
    if (prefersStill()) return this.#change({ moved: to });
    const [from, begun] = [this.#state.moved, performance.now()];
    const go = (/** @type {number} */ now) => {
      const share = Math.min(1, Math.max(0, now - begun) / MOVES);
      this.#change({ moved: Math.round(from + share * (to - from)) });
      if (share < 1) this.#moving = requestAnimationFrame(go);
    };
    this.#moving = requestAnimationFrame(go);
  }

  /** @type {(one: number, other: number) => void} */
  #swap(one, other) {
    const { swaps } = this.#state;
    if (swaps.length < MOST_SWAPS) this.#change({ swaps: [...swaps, [one, other]] });
    else find(this.root, ".says").textContent = `A link holds ${MOST_SWAPS} exchanges by hand: press In order first.`;
  }

  /** @param {Partial<State>} next */
  #change(next) {
    this.#state = { ...this.#state, ...next };
    this.#show();
  }

  #show() {
    const { data } = this;
    const state = this.#state;
    const thing = this.#things[state.item];
    const before = { ...state, moved: 0, swaps: [], order: inOrder(partsOf(thing)) };
    const rows = this.#networks.map((network) => ({
      title: network.title,
      about: network.about,
      now: predicted(network, thing, state, data.disorder),
      before: predicted(network, thing, before, data.disorder),
    }));
    this.pick.value = `${state.item}`;
    this.range.value = `${state.moved}`;
    find(this.root, ".moved output").textContent = `${state.moved}`;
    find(this.root, ".back", HTMLButtonElement).disabled =
      !state.moved && !state.swaps.length && isInOrder(state.order);
    this.seen.show(data.kind, thing, state, data.disorder);
    fillTable(this.root, data.columns, this.#networks, rows);
    const says = find(this.root, ".says");
    const text = saysOf(thing, state, rows);
    write(says, text);
    this.#tell(rows.map(({ now }) => now.value));
  }

  /** @param {number[]} values */
  #tell(values) {
    const { channel, prefix, things, kind } = this.data;
    const { item, moved, order, swaps } = this.#state;
    const { name, words, molecule } = this.#things[item];
    const mine = item === things.length;
    const own = mine && kind === "image" ? this.setting.pixels : "";
    const by_hand = JSON.stringify(swaps);
    const told = {
      item: own ? 0 : item,
      name,
      moved,
      by_hand,
      own,
      order: `[${order.join(", ")}]`,
      predictions: `[${values.join(", ")}]`,
    };
    say(`${channel}:values`, prefixed(prefix, { ...told, ...spelling(words, molecule) }));
    const address = { item: `${item}`, moved: `${moved}`, order: spelled(order), swaps: spellSwaps(swaps) };
    const usual = { item: `${this.#usual}`, moved: "0", order: "", swaps: "" };
    const edited = forAddress(prefix, { ...this.setting }, { ...this.data.own.defaults });
    say(`address:${channel}`, { ...edited, ...forAddress(prefix, address, usual) });
  }
}

/**
 * Words or atoms as the code spells them.
 *
 * @param {readonly string[]} [words]
 * @param {import("./state.js").Molecule} [molecule]
 */
const spelling = (words = [], molecule = { atoms: [], bonds: [] }) => ({
  words: words.join(" "),
  atoms: molecule.atoms.join(" "),
  bonds: JSON.stringify(molecule.bonds),
});

export default component((root, { data }) => new ExchangeView(root, /** @type {Data} */ (data)));
