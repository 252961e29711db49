/** Numbers that charts computed, written by `nnviz.charts.parts.readout` into texts: "readout|name=value|…". */

/**
 * @param {readonly string[]} texts
 * @returns {Record<string, number | string> | null} Null if there is none among them.
 */
export function readoutsOf(texts) {
  const told = texts.filter((text) => text.startsWith("readout|"));
  if (!told.length) return null;
  const pairs = told.flatMap((text) => text.split("|").slice(1)).map((pair) => pair.split("="));
  return Object.fromEntries(pairs.map(([name, text]) => [name, isNumber(text) ? Number(text) : text]));
}

/** @param {string | undefined} text */
const isNumber = (text) => text !== "" && !Number.isNaN(Number(text));

/**
 * What a change of the page has touched.
 *
 * @param {readonly MutationRecord[]} records
 * @param {string} chart Selects charts.
 * @returns {{ texts: Element[], inputs: boolean }} Texts in charts, and whether inputs came with a chart drawn anew.
 */
export function touchedBy(records, chart) {
  const targets = records.map(({ target }) => (target instanceof Element ? target : target.parentElement));
  const changed = targets.filter((node) => node !== null).filter((node) => node.closest(`${chart} svg`));
  const added = records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof Element);
  const texts = [...changed, ...added].filter((node) => node.tagName === "text");
  return {
    texts: [...texts, ...added.flatMap((node) => [...node.querySelectorAll("text")])],
    inputs: added.some((node) => node.matches(".vega-bind") || node.querySelector(".vega-bind")),
  };
}
