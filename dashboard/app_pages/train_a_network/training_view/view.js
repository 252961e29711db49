/** A training on its way: the message may come again and again, each time with more of the same training. */
import { component } from "../../../components/component.js";
import { find, prefersStill } from "../../../components/dom.js";
import { clamp } from "../../../components/format.js";
import { unpackFloats } from "../../../components/message.js";
import { themeOf } from "../../../components/theme.js";
import { drawCurves } from "./curves.js";
import { predictionsOf } from "./predictions.js";
import { sayBudget, sayProgress, sayResult } from "./result.js";
import { rowsOf } from "./training.js";

/**
 * @typedef {import("./training.js").Data} Data
 * @typedef {object} State
 * @property {Data | null} data
 * @property {import("./training.js").Rows} rows
 * @property {number} shown Epochs that have grown.
 * @property {number | null} looked The epoch under the pointer.
 * @property {number | null} picked The epoch of the stop line; null where it stands at the one that is kept.
 * @property {boolean} held Whether the stop line is dragged.
 * @property {import("./plot.js").Plot | null} plot
 */

const GROWTH = 1500; // ms in which a whole training grows, if all of it is there at once

/**
 * Let an epoch be looked at by pointer, and the stop line be moved by pointer and keys.
 *
 * @param {SVGSVGElement} svg
 * @param {State} state
 * @param {{ paint: () => void, pick: (epoch: number | null) => void }} told
 */
function makeReadable(svg, state, { paint, pick }) {
  const within = (/** @type {number} */ epoch) => clamp(Math.round(epoch), 0, Math.max(0, state.rows[0].length - 1));
  const at = (/** @type {PointerEvent} */ { clientX }) => clientX - svg.getBoundingClientRect().left;
  const look = (/** @type {number | null} */ epoch) => {
    state.looked = epoch === null ? null : within(epoch);
    svg.closest(".training")?.classList.toggle("looks", epoch !== null);
    if (state.data) paint();
  };
  const near = (/** @type {PointerEvent} */ event) => {
    const line = state.data?.each && state.plot?.x(state.picked ?? state.data.kept ?? 0);
    return line ? Math.abs(at(event) - line) < (event.pointerType === "touch" ? 22 : 10) : false;
  };
  svg.onpointerdown = (event) => {
    if (event.button || !near(event)) return;
    svg.setPointerCapture(event.pointerId);
    state.held = true;
    event.preventDefault();
  };
  svg.onpointermove = (event) => {
    if (!state.plot) return;
    svg.style.cursor = state.held || near(event) ? "ew-resize" : "";
    const epoch = within(state.plot.epochAt(at(event)));
    if (state.held) pick(epoch);
    else look(epoch);
  };
  svg.onpointerup = svg.onpointercancel = () => {
    state.held = false;
    if (state.data) paint();
  };
  svg.onpointerleave = () => look(null);
  svg.onblur = () => look(null);
  svg.onkeydown = (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "Escape") pick(null);
    if (by === undefined) return;
    event.preventDefault();
    pick(within((state.picked ?? state.data?.kept ?? 0) + by));
  };
  svg.addEventListener("touchstart", (event) => state.held && event.preventDefault(), { passive: false });
}

export default component((root, /** @type {{ data: Uint8Array }} */ _first) => {
  /** @type {State} */
  const state = { data: null, rows: [[], [], [], []], shown: 0, looked: null, picked: null, held: false, plot: null };
  const [stage, curves] = [find(root, ".training"), find(root, ".curves", SVGSVGElement)];
  const predictions = predictionsOf(root);
  let timer = 0;

  function paint() {
    if (!state.data || !curves.clientWidth) return;
    const theme = themeOf(stage);
    const colors = { ...theme, loss: theme.lossText };
    state.plot = drawCurves(curves, state.data, state.rows, { ...state, colors });
    sayResult(root, state.data, state.rows, state);
  }

  /** What changes with theme, room or news. */
  function lay() {
    const { data } = state;
    if (!data || !curves.clientWidth) return;
    const room = find(root, ".stage");
    stage.style.setProperty("--high", innerWidth > 1000 ? `${room.clientHeight}px` : "312px");
    room.classList.toggle("old", data.state === "old");
    find(root, ".task").textContent = data.task;
    find(root, ".note").textContent = data.note;
    sayBudget(root, data);
    sayProgress(root, data, state.rows[0].length - 1);
    predictions.show(data, themeOf(stage), state.picked);
    paint();
  }

  /** The curves grow towards what is known, a whole training in `GROWTH`. */
  function grow() {
    cancelAnimationFrame(timer);
    const end = Math.max(0, state.rows[0].length - 1);
    if (prefersStill()) state.shown = end;
    if (state.shown >= end) return;
    let before = performance.now();
    const step = (/** @type {number} */ now) => {
      const passed = Math.max(0, now - before) / GROWTH; // a frame may be older than `before`
      before = now;
      state.shown = Math.min(end, state.shown + (state.data?.total ?? 0) * passed);
      paint();
      if (state.shown < end) timer = requestAnimationFrame(step);
    };
    timer = requestAnimationFrame(step);
  }

  /** @param {Uint8Array} message */
  function show(message) {
    const next = /** @type {Data} */ (/** @type {unknown} */ (unpackFloats(message)));
    const same = state.data?.run === next.run;
    if (!same || state.data?.version !== next.version) state.picked = next.picked;
    if (!same || next.state === "waiting") state.shown = 0;
    if (next.state === "old" || next.state === "cancelled") state.shown = Number.POSITIVE_INFINITY;
    if (!same || !next.rows) predictions.close();
    state.data = next;
    state.rows = rowsOf(next);
    state.shown = Math.min(state.shown, Math.max(0, state.rows[0].length - 1));
    grow();
    lay();
  }

  /** @param {number | null} epoch Of the stop line. */
  function pick(epoch) {
    if (!state.data || epoch === state.picked) return;
    Object.assign(state, { picked: epoch, looked: null });
    predictions.show(state.data, themeOf(stage), epoch);
    paint();
  }

  makeReadable(curves, state, { paint, pick });
  const room = new ResizeObserver(lay);
  room.observe(stage);
  const stop = () => {
    cancelAnimationFrame(timer);
    room.disconnect();
  };
  return { show, stop };
});
