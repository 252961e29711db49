/** A training on its way: the message may come again and again, each time with more of the same training. */
import { component } from "../../../components/component.js";
import { find, prefersStill } from "../../../components/dom.js";
import { clamp } from "../../../components/format.js";
import { unpackFloats } from "../../../components/message.js";
import { themeOf } from "../../../components/theme.js";
import { answersOf } from "./answers.js";
import { drawCurves } from "./curves.js";
import { sayProgress, sayResult } from "./result.js";
import { rowsOf } from "./training.js";

/**
 * @typedef {import("./training.js").Data} Data
 * @typedef {object} State
 * @property {Data | null} data
 * @property {import("./training.js").Rows} rows
 * @property {number} shown Epochs that have grown.
 * @property {number | null} looked The epoch under the pointer.
 * @property {import("./plot.js").Plot | null} plot
 */

const GROWTH = 1500; // ms in which a whole training grows, if all of it is there at once
const LOSS = { light: "#14788c", dark: "#4fb3c4" }; // the loss' teal, as text that can be read

/**
 * Let an epoch be looked at by pointer and keys.
 *
 * @param {SVGSVGElement} svg
 * @param {State} state
 * @param {() => void} paint
 */
function makeReadable(svg, state, paint) {
  const look = (/** @type {number | null} */ epoch) => {
    const last = Math.max(0, state.rows[0].length - 1);
    state.looked = epoch === null ? null : clamp(Math.round(epoch), 0, last);
    if (state.data) paint();
  };
  svg.onpointermove = (event) => {
    if (state.plot) look(state.plot.epochAt(event.clientX - svg.getBoundingClientRect().left));
  };
  svg.onpointerleave = () => look(null);
  svg.onblur = () => look(null);
  svg.onkeydown = (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    look((state.looked ?? state.data?.kept ?? 0) + by);
  };
}

export default component((root, /** @type {{ data: Uint8Array }} */ _first) => {
  /** @type {State} */
  const state = { data: null, rows: [[], [], [], []], shown: 0, looked: null, plot: null };
  const [stage, curves] = [find(root, ".training"), find(root, ".curves", SVGSVGElement)];
  const answers = answersOf(root);
  let timer = 0;

  function paint() {
    if (!state.data || !curves.clientWidth) return;
    const theme = themeOf(stage);
    const colours = { ...theme, loss: theme.dark ? LOSS.dark : LOSS.light };
    state.plot = drawCurves(curves, state.data, state.rows, { ...state, colours });
    sayResult(root, state.data, state.rows, state);
  }

  /** What changes with theme, room or news. */
  function lay() {
    const { data } = state;
    if (!data || !curves.clientWidth) return;
    stage.classList.toggle("tall", data.tall);
    find(root, ".stage").classList.toggle("old", data.state === "old");
    find(root, ".small").textContent = data.small ?? "";
    find(root, ".task").textContent = data.task;
    find(root, ".note").textContent = data.note;
    sayProgress(root, data, state.rows[0].length - 1);
    answers.show(data, themeOf(stage));
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
    if (!same || next.state === "waiting") state.shown = 0;
    if (next.state === "old" || next.state === "cancelled") state.shown = Number.POSITIVE_INFINITY;
    if (!same || !next.rows) answers.close();
    state.data = next;
    state.rows = rowsOf(next);
    state.shown = Math.min(state.shown, Math.max(0, state.rows[0].length - 1));
    grow();
    lay();
  }

  makeReadable(curves, state, paint);
  const room = new ResizeObserver(lay);
  room.observe(stage);
  const stop = () => {
    cancelAnimationFrame(timer);
    room.disconnect();
  };
  return { show, stop };
});
