/** Where a page stands among the pages of the lecture. */

/**
 * @typedef {import("./view.js").Station} Station
 */

/**
 * Return the pages by section, both in their order.
 *
 * @param {readonly Station[]} stations
 * @returns {[string, Station[]][]}
 */
export function sectionsOf(stations) {
  /** @type {Map<string, Station[]>} */
  const sections = new Map();
  for (const station of stations) sections.set(station.section, [...(sections.get(station.section) ?? []), station]);
  return [...sections];
}

/**
 * Return in words where a page stands: its section, and its place in it.
 *
 * @param {readonly Station[]} stations
 * @param {string} here The path of the page.
 */
export function placeOf(stations, here) {
  const section = stations.find(({ path }) => path === here)?.section ?? "";
  const pages = stations.filter((station) => station.section === section);
  const number = pages.findIndex(({ path }) => path === here) + 1;
  return section ? { section, place: ` · ${number} of ${pages.length}` } : { section: "", place: "" };
}
