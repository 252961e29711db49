/** One network at one moment of its training: the diagram, the decision, the losses, the sums behind them. */
import { hear, say, sayAlso } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find } from "../../../components/dom.js";
import { unpackFloats } from "../../../components/message.js";
import { prefixed } from "../../../components/words.js";
import { INPUTS, REACH } from "../contract.js";
import { makeDecision } from "./decision.js";
import { makeDiagram } from "./diagram.js";
import { handInWords, handOf, layersIn, move, placeOf, toggle, touches } from "./hand.js";
import { biasOf } from "./handle.js";
import { curvesAt } from "./judge.js";
import { addressOf, forgotten } from "./link.js";
import { colorsOf } from "./maps.js";
import { onceAFrame, snapshotOf } from "./moments.js";
import { columnsOf, forward, GRID, SIDE, sumsAtPoints } from "./network.js";
import { withPoints } from "./own_points.js";
import { Placing } from "./placing.js";
import { sayLegend, sayProgress, sumOf, weightOf } from "./said.js";
import { makeScrubber } from "./scrub.js";

/**
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./arrange.js").Unit} Unit
 *
 * @typedef {object} State
 * @property {Data} data
 * @property {import("./maps.js").Colors} colors
 * @property {{ text: number, family: string }} type The size and the family of letters.
 * @property {number} step Of the player.
 * @property {number} now The snapshot that is shown.
 * @property {import("./network.js").Layer[]} layers
 * @property {Float64Array[][]} maps
 * @property {Unit | null} looked
 * @property {import("./hand.js").Grip | null} pointed The weight or bias that is held, or would be.
 * @property {import("./hand.js").Hand} hand
 * @property {number} dirty The first layer whose outputs have to be computed anew; −1 for all.
 * @property {boolean} bent
 * @property {boolean} marching Whether the replay runs, or did so a moment ago.
 */

const MOMENT = 400; // ms after a step, until the links are at rest

export default component(
  (root, /** @type {{ data: Uint8Array, tell: (name: string, value: unknown) => void }} */ { tell }) => {
    const stage = find(root, ".playground");
    /** @type {State | null} */
    let state = null;
    const rooms = { grid: {}, points: {} };
    let heard = "";
    let stopSteps = () => {};
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let rest;

    const [paintLosses, back] = [makeScrubber(find(root, ".curves", HTMLCanvasElement)), find(root, ".back")];
    const decision = makeDecision(root, () => {
      if (state) state.bent = !state.bent;
      paint();
    });
    back.onclick = () => {
      if (!state) return;
      state.hand = { step: state.now, moved: new Map(), off: new Map() };
      paint();
    };
    const placing = new Placing(root, (points, text) => {
      if (!state) return;
      state.data = withPoints(state.data, points);
      rooms.points = {};
      if (text) tell("asked", { name: `${state.data.prefix}_points`, value: text });
      else paintChanged();
    });
    const diagram = makeDiagram(root, {
      ask: (what, values) => {
        tell("asked", { name: `${state?.data.prefix}_${what}`, value: values.length ? values.join("-") : "none" });
      },
      look: (unit) => {
        if (!state) return;
        state.looked = unit;
        state.pointed = unit?.column ? biasOf(unit) : null;
        if (!state.maps.length) return;
        paintUnits(state);
        paintDecision(state);
      },
      point: (grip) => {
        if (!state?.maps.length || JSON.stringify(grip) === JSON.stringify(state.pointed)) return;
        state.pointed = grip;
        paintUnits(state);
        sayLooked(state);
      },
      turn: (grip, value) => {
        if (!state || state.data.live) return;
        move(state.hand, state.now, placeOf(state.layers, grip), value);
        changeSoon(grip.layer);
      },
      toggle: (unit) => {
        if (!state || state.data.live) return;
        toggle(state.hand, unit);
        changeSoon(unit.column - 1);
      },
      speak: (grip) => {
        if (state) find(root, ".spoken").textContent = weightOf(state.data, state.layers, grip);
      },
    });

    /** @param {State} shown */
    function sayLooked({ data, layers, looked, pointed }) {
      stage.classList.toggle("looks", looked !== null || pointed !== null);
      find(root, ".sum").textContent =
        pointed && !looked ? weightOf(data, layers, pointed) : sumOf(data, layers, looked);
    }

    /** @param {number} layer From which on outputs have changed. */
    function changeSoon(layer) {
      if (state) state.dirty = Math.min(state.dirty, layer);
      paintChanged();
    }

    function paint() {
      if (state) state.dirty = -1;
      paintState();
    }

    function paintState() {
      if (!state || !diagram.canvas.clientWidth) return;
      const { data, hand, dirty } = state;
      state.now = snapshotOf(data, state.step);
      state.layers = layersIn(data, data.live ? 0 : state.now, hand); // on its way it sends its last weights alone
      state.maps = forward(state.layers, data, rooms.grid, { off: hand.off, first: dirty });
      paintUnits(state);
      state.dirty = Number.POSITIVE_INFINITY;
      const bent = paintDecision(state);
      sayState(state, bent);
    }

    /**
     * @param {State} shown
     * @param {import("./bend.js").Bent | null} bent
     */
    function sayState(shown, bent) {
      const { data, now, hand, maps, colors, type } = shown;
      const touched = maps.length > 0 && (touches(hand, now) || placing.ahead);
      const judged = (touched || (!data.trained && maps.length > 0)) && data.train > 0;
      const reached = judged ? curvesAt(data, sumsAtPoints(shown.layers, data, hand.off)) : null;
      if (!data.trained && reached && !touched) data.arrays.curves = reached;
      const curves = touched && reached ? reached.values : null;
      const byHand = { words: touched ? handInWords(hand, now) : "", curves };
      const numbers = sayProgress(root, data, now, { color: colors.lossText, byHand });
      paintLosses(data, now, { ...type, colors, byHand: curves });
      back.hidden = !touches(hand, now);
      say(`${data.channel}:values`, prefixed(data.prefix, numbers));
      sayAlso(`address:${data.page}`, addressOf(shown));
      say(`${data.channel}:maps`, { step: now, side: SIDE, reach: REACH, maps, bent });
    }

    /** @param {State} shown */
    function paintUnits({ data, layers, maps, now, hand, ...how }) {
      const mapOf = (/** @type {number} */ column, /** @type {number} */ unit) =>
        column ? maps[column - 1]?.[unit] : GRID[INPUTS[unit]];
      diagram.paint(data, layers, { ...how, mapOf, off: hand.off, step: now });
    }

    /** @param {State} shown */
    function paintDecision(shown) {
      const { data, looked } = shown;
      const at = looked ?? { column: data.hidden.length + 1, unit: 0 };
      sayLooked(shown);
      return decision.paint(shown, at, () => outputsAtPoints(shown));
    }

    /** @param {State} shown */
    function outputsAtPoints({ data, layers, hand: { off } }) {
      const columns = columnsOf(data.arrays.points);
      return { columns, outputs: forward(layers, data, rooms.points, { columns, off }) };
    }

    /** What changes with room, theme or architecture. */
    function lay() {
      if (!state || !diagram.canvas.clientWidth) return;
      const { data } = state;
      state.colors = colorsOf(stage);
      const text = Number.parseFloat(getComputedStyle(find(root, ".legend")).fontSize);
      state.type = { text, family: getComputedStyle(stage).fontFamily };
      diagram.lay(data, state.type);
      sayLegend(root, data);
      placing.show();
      paint();
    }

    const paintSoon = onceAFrame(paint);
    const paintChanged = onceAFrame(paintState);

    /**
     * The weights march with the steps of a training, and are at rest a moment later.
     *
     * @param {number} step
     */
    function march(step) {
      if (!state || step === state.step || !state.data.trained) return;
      state.marching = true;
      clearTimeout(rest);
      rest = setTimeout(() => {
        if (!state) return;
        state.marching = false;
        if (state.maps.length) paintUnits(state);
      }, MOMENT);
    }

    /** @param {string} channel Of the player. */
    function listen(channel) {
      if (heard === channel) return;
      stopSteps();
      heard = channel;
      stopSteps = hear(channel, (step) => {
        if (!state) return;
        march(step);
        state.step = step;
        paintSoon();
      });
    }

    /** @param {Uint8Array} message */
    function show(message) {
      const data = placing.over(/** @type {Data} */ (/** @type {unknown} */ (unpackFloats(message))));
      rooms.points = {};
      const before = state;
      const bent = before?.data.version === data.version ? before.bent : data.bent;
      const same = before && `${before.data.version} ${before.data.of}` === `${data.version} ${data.of}`;
      const hand = same ? before.hand : handOf(data, snapshotOf(data, data.hand.step ?? Number.POSITIVE_INFINITY));
      const fresh = { data, bent, marching: false, looked: null, pointed: null, layers: [], maps: [] };
      const first = { step: 0, now: 0, colors: colorsOf(stage), type: { text: 14, family: "" } };
      state = { ...first, ...before, ...fresh, hand, dirty: -1 };
      stage.classList.toggle("half", data.title !== "");
      stage.classList.toggle("tall", data.tall);
      for (const word of /** @type {const} */ (["title", "note"])) find(root, `.${word}`).textContent = data[word];
      listen(data.step);
      lay();
    }

    const resized = new ResizeObserver(lay);
    for (const { canvas } of [diagram, decision]) resized.observe(canvas);
    const stop = () => {
      stopSteps();
      if (state?.data.aside) sayAlso(`address:${state.data.page}`, forgotten(state.data));
      clearTimeout(rest);
      placing.stop();
      resized.disconnect();
    };
    return { show, stop };
  },
);
