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
 * How much of the budget of parameters the network takes: a bar that ends at twice the budget.
 *
 * @param {ShadowRoot} root
 * @param {Data} data
 */
export function sayBudget(root, { budget }) {
  const bar = find(root, ".budget");
  bar.hidden = !budget;
  if (!budget) return;
  const [parameters, most] = budget;
  find(bar, "i").style.width = `${Math.min(100, (50 * parameters) / most)}%`;
  bar.classList.toggle("over", parameters >= most);
  bar.setAttribute("aria-label", `${parameters.toLocaleString("en")} parameters; the budget ends at ${most}`);
  bar.title = bar.ariaLabel ?? "";
}

/**
 * The result of an epoch, and what it has to beat.
 *
 * @param {Data} data
 * @param {Rows} rows
 * @param {number} epoch
 */
function resultOf(data, rows, epoch) {
  const at = (/** @type {number} */ row) => rows[row][epoch] ?? 0;
  const value = make("b", { textContent: metricValue(data, at(3)) });
  const losses = `loss: training ${loss(at(0))}, validation ${loss(at(1))}`;
  return [`epoch ${epoch}: `, value, ` ${metricOf(data)} (${data.small}) · ${losses}`];
}

/**
 * What it has reached at an epoch: the one under the pointer, of the stop line, or kept.
 *
 * @param {ShadowRoot} root
 * @param {Data} data
 * @param {Rows} rows
 * @param {{ shown: number, looked: number | null, picked: number | null }} state
 */
export function sayResult(root, data, rows, { shown, looked, picked }) {
  const epochs = rows[3].length;
  const last = Math.min(Math.floor(shown), epochs - 1);
  const epoch = Math.min(looked ?? picked ?? data.kept ?? 0, last);
  const at = (/** @type {number} */ row) => rows[row][epoch] ?? 0;
  find(root, ".result").replaceChildren(...(epochs ? resultOf(data, rows, epoch) : []));
  const checks = (data.checks[epoch] ?? []).map(([asked, found, met]) =>
    make("li", { className: met ? "met" : "missed", title: asked }, make("b", { textContent: met ? "✓" : "✗" }), found),
  );
  find(root, ".checks").replaceChildren(...checks);
  const reached = `Losses over ${epochs - 1} epochs; ${metricOf(data)} at epoch ${epoch}: ${metricValue(data, at(3))}`;
  find(root, ".curves", SVGSVGElement).setAttribute("aria-label", epochs ? reached : "No training yet");
  const values = { epoch, loss: at(0), validation: at(1), metric: at(3) };
  say(`${data.channel}:values`, prefixed(data.prefix, values));
  say(`address:${data.channel}`, prefixed(data.prefix, { epoch: picked }));
}
