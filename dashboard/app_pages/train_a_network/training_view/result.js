/**
 * What is said of a training beside its curves.
 *
 * @typedef {import("./training.js").Data} Data
 * @typedef {import("./training.js").Rows} Rows
 */
import { say } from "../../../components/bus.js";
import { find, make } from "../../../components/dom.js";
import { loss } from "../../../components/format.js";
import { prefixed } from "../../../components/words.js";
import { metricOf, metricValue } from "./training.js";

/**
 * How far it is.
 *
 * @param {ShadowRoot} root
 * @param {Data} data
 * @param {number} done Epochs.
 */
export function sayProgress(root, { state, progress, total }, done) {
  const bar = find(root, "progress", HTMLProgressElement);
  const running = state === "waiting" || state === "running";
  find(root, ".progress").textContent = running ? progress : "";
  bar.classList.toggle("done", !running);
  bar.max = total;
  if (state === "waiting") bar.removeAttribute("value");
  else bar.value = Math.max(0, done);
}

/**
 * What it has reached at an epoch: the one under the pointer, or the one that is kept.
 *
 * @param {ShadowRoot} root
 * @param {Data} data
 * @param {Rows} rows
 * @param {{ shown: number, looked: number | null }} state
 */
export function sayResult(root, data, rows, { shown, looked }) {
  const epochs = rows[3].length;
  const last = Math.min(Math.floor(shown), epochs - 1);
  const epoch = Math.min(looked ?? data.kept ?? 0, last);
  const at = (/** @type {number} */ row) => rows[row][epoch] ?? 0;
  find(root, ".result b").textContent = epochs ? metricValue(data, at(3)) : "…";
  const losses = `loss: training ${loss(at(0))}, validation ${loss(at(1))}`;
  const small = looked === null && data.small ? data.small : losses;
  find(root, ".small").replaceChildren(...(epochs ? [`${metricOf(data)} at epoch ${epoch}`, make("br"), small] : []));
  const whole = epochs > 0 && last === epochs - 1;
  const checks = (whole ? data.checks : []).map(([asked, found, met]) =>
    make(
      "li",
      { className: met ? "met" : "missed" },
      make("b", { textContent: met ? "✓" : "✗" }),
      `${asked}: ${found}`,
    ),
  );
  find(root, ".checks").replaceChildren(...checks);
  const reached = `Losses over ${epochs - 1} epochs; ${metricOf(data)} at epoch ${epoch}: ${metricValue(data, at(3))}`;
  find(root, ".curves", SVGSVGElement).setAttribute("aria-label", epochs ? reached : "No training yet");
  const values = { epoch, loss: at(0), validation: at(1), metric: at(3) };
  say(`${data.channel}:values`, prefixed(data.prefix, values));
}
