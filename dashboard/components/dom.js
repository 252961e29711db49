/** Finding and making elements. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Return the first element of a selector.
 *
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {{ new (): Kind }} [kind] Such as HTMLInputElement.
 * @returns {Kind}
 */
export function find(root, selector, kind) {
  const found = root.querySelector(selector);
  if (!(found instanceof (kind ?? HTMLElement))) throw new TypeError(`no ${kind?.name ?? "element"} at ${selector}`);
  return /** @type {Kind} */ (found);
}

/**
 * Return all elements of a selector.
 *
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {{ new (): Kind }} [_kind] Such as HTMLInputElement.
 * @returns {Kind[]}
 */
export const findAll = (root, selector, _kind) => /** @type {Kind[]} */ ([...root.querySelectorAll(selector)]);

/**
 * Make an element. Properties are set as such; `data-…`, `aria-…` and `role` are attributes.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") made.setAttribute(name, String(value));
    else Object.assign(made, { [name]: value });
  }
  made.append(...children);
  return made;
}

/**
 * Make a part of an SVG.
 *
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {string | number} [text]
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function makeSvg(tag, attributes = {}, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.textContent = String(text);
  return made;
}

/**
 * Copy what a `<template>` of view.html holds.
 *
 * @param {ParentNode} root
 * @param {string} selector Of the template.
 * @returns {HTMLElement} Its first element.
 */
export function stamp(root, selector) {
  const [made] = find(root, selector, HTMLTemplateElement).content.children;
  return /** @type {HTMLElement} */ (made.cloneNode(true));
}

/**
 * Let an element say a text; nothing is done where it stands already: the page would be laid out anew.
 *
 * @param {Element} element
 * @param {string} text
 */
export function tellText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Say whether a button that stays down is down.
 *
 * @param {Element} button
 * @param {boolean} down
 */
export const press = (button, down) => {
  if (button.getAttribute("aria-pressed") !== String(down)) button.setAttribute("aria-pressed", String(down));
};

/** Whether the visitor asks for no motion. */
export const prefersStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
