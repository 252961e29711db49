/**
 * The card that explains a word: at a link to "#term-…", wherever it stands, on hover, keyboard focus or a tap; at a
 * label or a chip of Streamlit's that says a word, on hover and focus, since a tap chooses.
 *
 * Enter on a word leads into the card, Escape closes it, and it stays while the mouse is on it.
 */
import { component } from "../component.js";
import { find } from "../dom.js";
import { addressOf, formulaNodes } from "./entry.js";
import { placeOf } from "./place.js";
import { termAt, termOf } from "./terms.js";

/** @typedef {import("./terms.js").Term} Term */

const WORD = 'a[href^="#term-"]';
const CHIP = '[data-testid="stButtonGroup"] button, [data-testid="stWidgetLabel"]';
const [SOON, LATER, LEAVES] = [120, 500, 250]; // ms: until a word, until a chip is explained; until the card goes

/** The element that has the focus, inside of components too. */
function focused() {
  let here = document.activeElement;
  while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
  return here;
}

/**
 * Return the word or chip that an element belongs to, and what it means.
 *
 * @param {EventTarget | null | undefined} target
 * @returns {{ anchor: HTMLElement, term: Term } | undefined}
 */
function meant(target) {
  if (!(target instanceof Element)) return undefined;
  const anchor = /** @type {HTMLElement | null} */ (target.closest(`${WORD}, ${CHIP}`));
  const hash = anchor?.getAttribute("href")?.slice("#term-".length);
  const term = anchor && (hash ? termAt(hash) : termOf(anchor.textContent));
  return anchor && term ? { anchor, term } : undefined;
}

class Card {
  /** @type {HTMLElement | undefined} */
  #anchor;
  #timer = 0;

  /**
   * @param {ShadowRoot} root
   * @param {(name: string, value: unknown) => void} tell
   */
  constructor(root, tell) {
    this.card = find(root, ".card");
    this.link = find(root, ".page a", HTMLAnchorElement);
    this.find = (/** @type {string} */ part) => find(root, part);
    this.tell = tell;
    this.heard = /** @type {[string, (event: any) => void][]} */ ([
      ["pointerover", (event) => this.#hover(event)],
      ["focusin", () => this.#follow()],
      ["focusout", (event) => event.relatedTarget || this.#later(LEAVES, () => this.#isFocused() || this.#hide())],
      ["keyup", () => this.#follow()],
      ["click", (event) => this.#click(event)],
      ["keydown", (event) => this.#escape(event)],
      ["scroll", (event) => event.target !== this.card && this.#hide()],
    ]);
    for (const [event, ear] of this.heard) document.addEventListener(event, ear, true);
  }

  show() {}

  stop() {
    this.#hide();
    for (const [event, ear] of this.heard) document.removeEventListener(event, ear, true);
  }

  /** @param {PointerEvent} event */
  #hover(event) {
    if (event.pointerType === "touch") return;
    const path = event.composedPath();
    const found = meant(path[0]);
    if (path.includes(this.card) || (found && found.anchor === this.#anchor)) clearTimeout(this.#timer);
    else if (found) this.#later(found.anchor.matches(WORD) ? SOON : LATER, () => this.#explain(found));
    else if (!this.#anchor || !this.#isFocused()) this.#later(LEAVES, () => this.#hide());
  }

  /** Explain what the keyboard has come to, and nothing else. */
  #follow() {
    const here = focused();
    if (!here?.matches(":focus-visible") || this.card.contains(here)) return;
    const found = meant(here);
    if (found) this.#explain(found);
    else this.#hide();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const path = event.composedPath();
    const found = meant(path[0]);
    if (path[0] === this.link) this.#go(event);
    else if (found?.anchor.matches(WORD)) {
      event.preventDefault(); // the page stays where it is
      event.stopPropagation();
      this.#explain(found);
      if (event.detail === 0 && !this.find(".page").hidden) this.link.focus(); // pressed by the keyboard
    } else if (!path.includes(this.card)) this.#hide();
  }

  /** @param {MouseEvent} event */
  #go(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a window of its own
    event.preventDefault();
    this.#hide();
    this.tell("asked", this.link.dataset.path);
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key !== "Escape" || !this.#anchor) return;
    const anchor = this.#anchor;
    const inside = this.card.contains(focused());
    this.#hide();
    if (inside) anchor.focus();
  }

  #isFocused() {
    const here = focused();
    return here === this.#anchor || this.card.contains(here);
  }

  /**
   * @param {number} delay
   * @param {() => void} act
   */
  #later(delay, act) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(act, delay);
  }

  /** @param {{ anchor: HTMLElement, term: Term }} meant */
  #explain({ anchor, term }) {
    clearTimeout(this.#timer);
    if (!anchor.isConnected || anchor === this.#anchor) return;
    this.#anchor = anchor;
    anchor.setAttribute("aria-description", term.says); // what a screen reader says with the word
    this.#fill(term);
    this.card.showPopover();
    const { left, top } = placeOf(anchor.getBoundingClientRect(), this.card.getBoundingClientRect(), {
      width: document.documentElement.clientWidth,
      height: innerHeight,
    });
    Object.assign(this.card.style, { left: `${left}px`, top: `${top}px` });
  }

  /** @param {Term} term */
  #fill(term) {
    const address = addressOf(term);
    this.find(".name").textContent = term.name;
    this.find(".says").textContent = term.says;
    this.find(".formula").replaceChildren(...formulaNodes(term.formula));
    this.find(".formula").hidden = !term.formula;
    this.find(".keras code").textContent = term.keras;
    this.find(".keras").hidden = !term.keras;
    this.find(".page").hidden = address.pathname === location.pathname;
    Object.assign(this.link, { href: address.href, textContent: `${term.title} →` });
    this.link.dataset.path = term.page;
  }

  #hide() {
    clearTimeout(this.#timer);
    this.#anchor = undefined;
    this.link.removeAttribute("href"); // no link of the page, which a link to skip to its content must be first of
    if (this.card.matches(":popover-open")) this.card.hidePopover();
  }
}

export default component((root, { tell }) => new Card(root, tell));
