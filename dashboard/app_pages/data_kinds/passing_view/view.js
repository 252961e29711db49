/**
 * Message passing on a molecule, step by step, computed here.
 *
 * @typedef {import("../networks/molecules.js").Molecule} Molecule
 * @typedef {import("../networks/layers.js").Weight} Weight
 * @typedef {{ item: number, rounds: number, atom: number, step: number }} State
 *
 * @typedef {object} Data As `dashboard.app_pages.data_kinds.passing_view.passing_view` sends it.
 * @property {string} channel
 * @property {string} prefix
 * @property {string} player
 * @property {string} version
 * @property {Omit<State, "item"> & { item: number | null }} first
 * @property {{ name: string, molecule: Molecule }[]} things
 * @property {Molecule[]} crowd
 * @property {{ shape: number[], values: string }[][]} networks
 * @property {import("../own.js").Given} own
 */

import { forget, hear, say } from "../../../components/bus.js";
import { tint } from "../../../components/colors.js";
import { component } from "../../../components/component.js";
import { find, make, press } from "../../../components/dom.js";
import { fixed } from "../../../components/format.js";
import { write } from "../../../components/glossary/terms.js";
import { themeOf } from "../../../components/theme.js";
import { forAddress, prefixed } from "../../../components/words.js";
import { ROUNDS_CHOSEN } from "../networks/contract.js";
import { readWeights } from "../networks/layers.js";
import { isMethyl, passMessages } from "../networks/molecules.js";
import { isOwn, ownThing, settingOf } from "../own.js";
import { Drawn } from "./drawn.js";
import { paintMap, placesOf } from "./map.js";
import { rowsOf } from "./rows.js";
import { lastStep, roundsOver, stageAt, statesAfter } from "./stages.js";
import { saysOf } from "./told.js";

const RATE = 0.6; // steps a second

class PassingView {
  /** @type {{ name: string, molecule: Molecule }[]} Those to choose from, and the visitor's own. */
  #things = [];
  #usual = 0;
  /** @type {State} */
  #state = { item: 0, rounds: ROUNDS_CHOSEN, atom: 0, step: 0 };
  #version = "";
  /** @type {Weight[][]} */
  #networks = [];
  /** @type {Map<string, number[][]>} States of the crowd, by rounds of the network and rounds over. */
  #crowd = new Map();

  /**
   * @param {ShadowRoot} root
   * @param {Data} first
   */
  constructor(root, first) {
    this.root = root;
    this.data = first;
    this.setting = first.own.setting;
    this.box = find(root, ".view");
    this.pick = find(root, "select", HTMLSelectElement);
    this.canvas = find(root, "canvas", HTMLCanvasElement);
    this.drawn = new Drawn(root, (atom) => this.#change({ atom }));
    this.pick.onchange = () => this.#change({ item: Number(this.pick.value), atom: 0 });
    this.stops = [
      hear(`${first.player}:step`, (step) => {
        if (!this.#networks.length) return;
        this.#state.step = Math.min(step, lastStep(this.#state.rounds));
        this.#show();
      }),
    ];
    this.resized = new ResizeObserver(() => this.#networks.length && this.#show());
    for (const each of [".plot", ".map canvas"]) this.resized.observe(find(root, each));
  }

  /** @param {Data} data */
  show(data) {
    this.data = data;
    if (!this.#networks.length) this.#networks = data.networks.map(readWeights);
    if (data.version !== this.#version) this.#begin(data);
    this.#version = data.version;
    const options = this.#things.map(({ name }, value) => make("option", { value: `${value}`, textContent: name }));
    this.pick.replaceChildren(...options);
    const choice = find(this.root, ".choice");
    const chips = data.networks.map((_, rounds) => {
      const chip = make("button", { type: "button", textContent: `${rounds}` });
      chip.onclick = () => this.#change({ rounds, step: Math.min(this.#state.step, lastStep(rounds)) });
      return chip;
    });
    choice.replaceChildren(choice.children[0], ...chips);
    this.#change({});
  }

  /**
   * Take up what the address says; where it names no molecule, what the visitor has edited in the first picture.
   *
   * @param {Data} data
   */
  #begin({ first, channel, version, own, things }) {
    this.setting = settingOf(channel, version, own);
    const { name, molecule } = ownThing("molecule", this.setting);
    this.#things = [...things, ...(molecule ? [{ name, molecule }] : [])];
    this.#usual = isOwn("molecule", this.setting, own.defaults) ? things.length : 0;
    this.#state = { ...first, item: first.item ?? this.#usual };
  }

  stop() {
    for (const stop of this.stops) stop();
    this.resized.disconnect();
    forget(`${this.data.player}:run`);
    forget(`address:${this.data.channel}`);
  }

  /** @param {Partial<State>} next */
  #change(next) {
    this.#state = { ...this.#state, ...next };
    const { rounds, step } = this.#state;
    say(`${this.data.player}:run`, { frames: lastStep(rounds), rate: RATE });
    say(`${this.data.player}:go`, { step, stop: false });
    this.#show();
  }

  #show() {
    const { item, rounds, step } = this.#state;
    const { name, molecule } = this.#things[item];
    const weights = this.#networks[rounds];
    const atom = Math.min(this.#state.atom, molecule.atoms.length - 1);
    const passing = passMessages(weights, molecule, rounds);
    const stage = stageAt(step, rounds);
    this.pick.value = `${item}`;
    [...find(this.root, ".choice").querySelectorAll("button")].forEach((chip, at) => {
      press(chip, at === rounds);
    });
    const shows = { sum: "sums that arrived", parts: "what each atom gives", total: "what each atom gives" };
    const what = /** @type {Record<string, string>} */ (shows)[stage.kind] ?? "eight numbers at each atom";
    find(this.root, ".molecule figcaption").replaceChildren(name, make("small", { textContent: what }));
    this.drawn.show(molecule, passing, stage, atom);
    this.#fillTable(rowsOf(passing, weights, molecule, stage, atom));
    this.#paintMap(passing, weights, molecule, stage, atom);
    const says = find(this.root, ".says");
    const text = saysOf(molecule, passing, stage);
    write(says, text);
    this.#tell(passing, molecule, name);
  }

  /** @param {ReturnType<typeof rowsOf>} shown */
  #fillTable({ caption, rows }) {
    const { diverging } = themeOf(this.box);
    const most = Math.max(1, ...rows.flatMap(({ values }) => values.map(Math.abs)));
    const lines = rows.map(({ name, values, result }) => {
      const cells = values.map((value) =>
        make("td", { textContent: fixed(value), style: `background: ${tint(diverging, value, most)}` }),
      );
      return make(
        "tr",
        { className: result ? "result" : "" },
        make("th", { scope: "row", textContent: name }),
        ...cells,
      );
    });
    find(this.root, "table").replaceChildren(make("caption", { textContent: caption }), ...lines);
  }

  /** @type {(passing: import("../networks/molecules.js").Passing, weights: Weight[], molecule: Molecule, stage: import("./stages.js").Stage, atom: number) => void} */
  #paintMap(passing, weights, molecule, stage, atom) {
    const over = roundsOver(stage, this.#state.rounds);
    const crowd = this.#crowdAfter(weights, over);
    const theme = themeOf(this.box);
    const dots = this.data.crowd.flatMap((each) =>
      each.atoms.map((element, at) => ({ element, methyl: isMethyl(each, at) })),
    );
    const own = molecule.atoms.map((element, at) => ({
      ...{ element, methyl: isMethyl(molecule, at), chosen: at === atom },
    }));
    const [there, here] = [crowd, statesAfter(passing, over)].map((states) => placesOf(states, crowd, weights));
    const placed = (/** @type {number[][]} */ places) => (/** @type {object} */ each, /** @type {number} */ at) => ({
      ...each,
      x: places[at][0],
      y: places[at][1],
    });
    const size = Number.parseFloat(getComputedStyle(find(this.root, "table")).fontSize);
    paintMap(
      this.canvas,
      /** @type {import("./map.js").Dot[]} */ (dots.map(placed(there))),
      /** @type {(import("./map.js").Dot & { chosen: boolean })[]} */ (own.map(placed(here))),
      theme,
      size,
    );
    const when = over ? `after ${over} ${over === 1 ? "round" : "rounds"}` : "before any round";
    const about = `${dots.length} atoms of test molecules, ■ carbons of –CH₃; across: what the readout would make of them`;
    find(this.root, ".map figcaption").replaceChildren(`States ${when}`, make("small", { textContent: about }));
    this.canvas.setAttribute("aria-label", `States ${when}: ${about}`);
  }

  /** @type {(weights: Weight[], over: number) => number[][]} */
  #crowdAfter(weights, over) {
    const { rounds } = this.#state;
    const key = `${rounds}:${over}`;
    const known = this.#crowd.get(key);
    if (known) return known;
    const states = this.data.crowd.flatMap((each) => statesAfter(passMessages(weights, each, over), over));
    this.#crowd.set(key, states);
    return states;
  }

  /** @type {(passing: import("../networks/molecules.js").Passing, molecule: Molecule, name: string) => void} */
  #tell(passing, molecule, name) {
    const { channel, prefix } = this.data;
    const { item, rounds, atom, step } = this.#state;
    const values = {
      ...{ name, rounds, atoms: molecule.atoms.join(" "), bonds: JSON.stringify(molecule.bonds) },
      ...{ total: passing.total, parts: `[${passing.parts.join(", ")}]`, count: molecule.atoms.length },
    };
    say(`${channel}:values`, prefixed(prefix, values));
    const defaults = { item: `${this.#usual}`, rounds: `${ROUNDS_CHOSEN}`, atom: "0", step: "0" };
    const words = { item: `${item}`, rounds: `${rounds}`, atom: `${atom}`, step: `${step}` };
    const edited = forAddress(prefix, { ...this.setting }, { ...this.data.own.defaults });
    say(`address:${channel}`, { ...edited, ...forAddress(prefix, words, defaults) });
  }
}

export default component((root, { data }) => new PassingView(root, /** @type {Data} */ (data)));
