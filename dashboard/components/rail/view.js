/**
 * The pages of the lecture as dots, each a link; on a small screen a list behind a button.
 *
 * @typedef {object} Station As `dashboard.components.rail.Station`.
 * @property {string} path
 * @property {string} name
 * @property {string} section
 * @property {boolean} visited
 */
import { component } from "../component.js";
import { find, make, stamp } from "../dom.js";
import { placeOf, sectionsOf } from "./stations.js";

/** @typedef {{ stations: Station[], here: string }} Pages */

class Rail {
  /**
   * @param {ShadowRoot} root
   * @param {(name: string, value: unknown) => void} tell
   */
  constructor(root, tell) {
    this.root = root;
    this.tell = tell;
    this.nav = find(root, "nav");
    this.all = find(root, ".all", HTMLButtonElement);
    this.all.onclick = () => this.#open(!this.nav.classList.contains("open"));
    this.nav.onkeydown = ({ key }) => {
      if (key === "Escape") this.#open(false);
    };
    this.nav.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.nav.contains(relatedTarget)) this.#open(false);
    });
  }

  /** @param {Pages} pages */
  show({ stations, here }) {
    this.#open(false);
    const sections = sectionsOf(stations).map(([name, pages]) => {
      const links = pages.map((station) => this.#link(station, station.path === here));
      return make("div", { className: "section" }, ...(name ? [make("h2", { textContent: name })] : []), ...links);
    });
    find(this.root, ".stations").replaceChildren(...sections);
    const { section, place } = placeOf(stations, here);
    find(this.root, ".place").replaceChildren(make("b", { textContent: section }), place);
  }

  /** @param {boolean} open */
  #open(open) {
    this.nav.classList.toggle("open", open);
    this.all.setAttribute("aria-expanded", String(open));
  }

  /**
   * @param {Station} station
   * @param {boolean} here
   */
  #link({ path, name, visited }, here) {
    const link = /** @type {HTMLAnchorElement} */ (stamp(this.root, ".one-station"));
    link.href = new URL(path, document.baseURI).href;
    link.classList.toggle("visited", visited);
    if (here) link.setAttribute("aria-current", "page");
    link.ariaLabel = name; // the tooltip is hidden for the most part
    find(link, ".name").textContent = name;
    link.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a window of its own
      event.preventDefault();
      if (here) this.#open(false);
      else this.tell("asked", path);
    };
    return link;
  }
}

export default component((root, { tell }) => new Rail(root, tell));
