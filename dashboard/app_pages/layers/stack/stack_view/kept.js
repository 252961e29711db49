/**
 * What the visitor builds, kept for the visit; a link or Reset begins it anew.
 *
 * @typedef {object} Setting As `dashboard.app_pages.layers.stack.stack_view.Setting`.
 * @property {string} stack
 * @property {number} batch
 * @property {number} digit
 * @property {number} sentence
 * @property {number} seed
 * @property {number} layer The chosen one, from 1.
 *
 * @typedef {Setting & { version: string }} Kept
 */
import { kept as keptOnPage } from "../../../../components/bus.js";

/**
 * What is built on a channel: as the visitor left it, or begun anew where another version is given.
 *
 * @param {{ channel: string, version: string, first: Setting }} data
 * @returns {Kept} The same object for as long as it is not begun anew.
 */
export function takeUp({ channel, version, first }) {
  /** @type {Kept | undefined} */
  const known = keptOnPage.get(channel);
  if (known?.version === version) return known;
  const kept = { ...first, version };
  keptOnPage.set(channel, kept);
  return kept;
}
