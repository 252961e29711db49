/** Words of the trade in texts that the browser writes: `dashboard.glossary` marks those that Python writes. */
import { make } from "../dom.js";
import { MOST, TERMS } from "./contract.js";

/** @typedef {typeof TERMS[number]} Term */

/** @type {Map<string, Term>} */
const BY_FORM = new Map(TERMS.flatMap((term) => term.forms.map((form) => /** @type {const} */ ([form, term]))));
const BY_SLUG = new Map(TERMS.map((term) => [term.slug, term]));
const escaped = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const longestFirst = [...BY_FORM.keys()].sort((one, other) => other.length - one.length).map(escaped);
const WORD = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${longestFirst.join("|")})(?![\\p{L}\\p{N}_-])`, "gu");

/** @param {string} slug */
export const termAt = (slug) => BY_SLUG.get(slug);

/**
 * Return the word that a label or a chip consists of.
 *
 * @param {string} text
 */
export const termOf = (text) => BY_FORM.get(text.trim());

/**
 * Return where the words of a text stand that are to be marked: each once, `MOST` at most, in their order.
 *
 * @param {string} text
 * @param {Set<string>} [marked] Slugs of words marked already; what is found is added.
 * @returns {{ at: number, form: string, term: Term }[]}
 */
export function wordsIn(text, marked = new Set()) {
  const found = [];
  const seen = new Set(marked);
  for (const { index, 0: form } of text.matchAll(WORD)) {
    const term = /** @type {Term} */ (BY_FORM.get(form));
    if (!seen.has(term.slug)) found.push({ at: index, form, term });
    seen.add(term.slug);
  }
  const loudest = found.sort((one, other) => Number(one.term.quiet) - Number(other.term.quiet) || one.at - other.at);
  const kept = loudest.slice(0, Math.max(0, MOST - marked.size));
  for (const { term } of kept) marked.add(term.slug);
  return kept.sort((one, other) => one.at - other.at);
}

/**
 * Return a text as nodes, with its words as links that are explained.
 *
 * @param {string} text
 * @param {Set<string>} [marked] See `wordsIn`.
 * @returns {(string | HTMLAnchorElement)[]}
 */
export function explained(text, marked) {
  const nodes = [];
  let end = 0;
  for (const { at, form, term } of wordsIn(text, marked)) {
    nodes.push(text.slice(end, at), make("a", { href: `#term-${term.slug}`, textContent: form }));
    end = at + form.length;
  }
  return [...nodes, text.slice(end)].filter((node) => node !== "");
}

/**
 * Write a sentence into an element, with its words as links that are explained; nothing is done where it stands already.
 *
 * @param {HTMLElement} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) element.replaceChildren(...explained(text));
}
