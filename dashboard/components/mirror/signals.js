/**
 * What charts say of their own parameters, in a text that nobody sees (`dashboard.layout.picture`):
 * "signals|name=value|…".
 *
 * A chart that is busy takes what its inputs say one after the other, and passes over what equals its value of the
 * moment: an input can say something else than the chart shows, until it says it again.
 */
import { CHART, read } from "../vega.js";

const MARK = "signals|";

/**
 * Read such a text.
 *
 * @param {string} text
 * @returns {Map<string, string>}
 */
export const signalsOf = (text) =>
  new Map(
    text
      .slice(MARK.length)
      .split("|")
      .map((pair) => /** @type {[string, string]} */ (pair.split("="))),
  );

/**
 * Let inputs of charts say again what their charts have not taken.
 *
 * @param {import("../vega.js").Driver} driver
 */
export function mend({ repeat }) {
  for (const chart of document.querySelectorAll(CHART)) {
    const told = [...chart.querySelectorAll("svg text")].find(({ textContent }) => textContent?.startsWith(MARK));
    const signals = signalsOf(told?.textContent ?? "");
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (chart.querySelectorAll(".vega-bind input"))) {
      const [value, signal] = [read(input), signals.get(input.name)];
      if (value !== undefined && signal !== undefined && String(value) !== signal) repeat(input);
    }
  }
}
