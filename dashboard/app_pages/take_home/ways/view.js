/** A sentence for each miniature, and the link to its picture in the state that the miniature has now. */
import { hear, lastSaid } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find, stamp } from "../../../components/dom.js";
import { explained } from "../../../components/glossary/terms.js";
import { wordsOf } from "./words.js";

/**
 * @typedef {import("./words.js").Point} Point
 * @typedef {{ points: Point[], widths: number[], channel: string }} Data
 */

class Ways {
  /** @type {HTMLAnchorElement[]} */
  #links = [];

  /**
   * @param {ShadowRoot} root
   * @param {Data} first
   * @param {(name: string, value: unknown) => void} tell
   */
  constructor(root, first, tell) {
    this.root = root;
    this.data = first;
    this.tell = tell;
    this.stop = hear(`address:${first.channel}`, () => this.#follow());
  }

  /** @param {Data} data */
  show(data) {
    this.data = data;
    const marked = new Set();
    const ways = data.points.map((point, number) => {
      const way = stamp(this.root, "template.way");
      find(way, "span").replaceChildren(...explained(point.says, marked));
      const link = find(way, "p > a", HTMLAnchorElement);
      link.textContent = `${point.title} →`;
      link.onclick = (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a window of its own
        event.preventDefault();
        this.tell("asked", { number, words: this.#words(point) });
      };
      return { way, link };
    });
    const list = find(this.root, ".ways");
    list.style.setProperty("--widths", data.widths.map((width) => `minmax(0, ${width}fr)`).join(" "));
    list.replaceChildren(...ways.map(({ way }) => way));
    this.#links = ways.map(({ link }) => link);
    this.#follow();
  }

  /** @param {Point} point */
  #words(point) {
    return wordsOf(point, lastSaid(`address:${this.data.channel}`) ?? {});
  }

  #follow() {
    this.#links.forEach((link, number) => {
      const point = this.data.points[number];
      link.href = new URL(`${point.path}?${new URLSearchParams(this.#words(point))}`, document.baseURI).href;
    });
  }
}

export default component((root, { data, tell }) => new Ways(root, /** @type {Data} */ (data), tell));
