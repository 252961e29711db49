/**
 * One layer at a time: what it computes on the data in hand.
 *
 * @typedef {object} Data As `dashboard.app_pages.layers.one_layer.one_layer` sends it.
 * @property {string} channel
 * @property {string} prefix Of the page's words.
 * @property {string} version
 * @property {string} layer
 * @property {import("./controls.js").Control[]} controls
 * @property {any} given
 */

import { forget, say } from "../../../../components/bus.js";
import { component } from "../../../../components/component.js";
import { find } from "../../../../components/dom.js";
import { write } from "../../../../components/glossary/terms.js";
import { themeOf } from "../../../../components/theme.js";
import { forAddress, prefixed } from "../../../../components/words.js";
import { Controls } from "./controls.js";
import { Panel } from "./panel.js";
import { PICTURES } from "./pictures.js";

class LayerView {
  #version = "";
  #layer = "";
  /** @type {Record<string, Panel>} */
  #panels = {};

  /**
   * @param {ShadowRoot} root
   * @param {Data} first
   */
  constructor(root, first) {
    this.root = root;
    this.data = first;
    this.box = find(root, ".view");
    this.scene = find(root, ".scene");
    this.controls = new Controls(root, { prefix: first.prefix, change: (changes) => this.#change(changes) });
    this.resized = new ResizeObserver(() => this.#layer && this.#paint());
    this.resized.observe(this.scene);
  }

  /** @param {Data} data */
  show(data) {
    const anew = data.version !== this.#version || data.layer !== this.#layer;
    this.data = data;
    if (data.layer !== this.#layer) this.#build(data.layer);
    if (anew) this.controls.build(data.controls);
    this.#version = data.version;
    this.#change({});
  }

  stop() {
    this.resized.disconnect();
    forget(`address:${this.data.channel}`);
  }

  /** @param {string} layer */
  #build(layer) {
    const { columns, panels } = PICTURES[layer];
    this.#layer = layer;
    this.#panels = Object.fromEntries(panels.map((each) => [each.name, new Panel(this.root, each)]));
    this.scene.style.setProperty("--columns", columns);
    for (const [name, { figure }] of Object.entries(this.#panels)) {
      figure.style.opacity = `var(--dim-${name}, 1)`;
    }
    this.scene.replaceChildren(...Object.values(this.#panels).map(({ figure }) => figure));
  }

  /** @param {Record<string, number | string>} changes */
  #change(changes) {
    const { channel, prefix, controls } = this.data;
    this.controls.set(changes);
    const { values: told } = this.#paint();
    const values = this.controls.values;
    say(`${channel}:values`, prefixed(prefix, { ...values, ...told }));
    const defaults = Object.fromEntries(controls.map((each) => [each.name, each.default]));
    say(`address:${channel}`, forAddress(prefix, values, defaults));
  }

  #paint() {
    const told = PICTURES[this.#layer].paint({
      values: this.controls.values,
      given: this.data.given,
      panels: this.#panels,
      set: (changes) => this.#change(changes),
      theme: themeOf(this.box),
    });
    this.controls.show();
    write(find(this.root, ".says"), told.says);
    for (const part of /** @type {const} */ (["keras", "shapes", "parameters"])) {
      find(this.root, `.${part}`).textContent = told[part];
    }
    return told;
  }
}

export default component((root, { data }) => new LayerView(root, /** @type {Data} */ (data)));
