/**
 * What a link says: the state of a miniature as the address of the page that shows it large.
 *
 * @typedef {object} Point As `dashboard.app_pages.take_home.miniatures.Point.way` sends it.
 * @property {string} says
 * @property {string} path Of the page.
 * @property {string} title Of the page, or of one of its views.
 * @property {Record<string, string>} words Of the page's address, in the state that the miniature opens with.
 * @property {string} prefix Of the page's words where the miniature has them: what follows is a word of the page.
 * @property {Record<string, [word: string, of: number[]]>} counted Words of the miniature alone: the word of the page
 *   that counts the same, from 0, and what it counts.
 */

/**
 * @param {Point} point
 * @param {Record<string, unknown>} address What a link to the miniature needs; null for a default.
 * @returns {Record<string, string>}
 */
export function wordsOf({ words, prefix, counted }, address) {
  const found = { ...words };
  const own = prefix.slice(0, prefix.indexOf("_") + 1); // of this page
  for (const [name, value] of Object.entries(address)) {
    if (value === null || value === undefined) continue;
    if (name.startsWith(prefix)) found[name.slice(own.length)] = String(value);
    const [word, of] = counted[name] ?? [];
    if (word && of) found[word] = String(nearest(of, Number(value)));
  }
  return found;
}

/**
 * @param {number[]} of
 * @param {number} value
 * @returns {number} The place of the number that is nearest.
 */
const nearest = (of, value) =>
  of.reduce((best, each, place) => (Math.abs(each - value) < Math.abs(of[best] - value) ? place : best), 0);
