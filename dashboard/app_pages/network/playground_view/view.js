/** One network at one moment of its training: the diagram, the decision, the losses, the sums behind them. */
import { hear, say } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find } from "../../../components/dom.js";
import { unpackFloats } from "../../../components/message.js";
import { prefixed } from "../../../components/words.js";
import { INPUTS } from "../contract.js";
import { makeDecision } from "./decision.js";
import { makeDiagram } from "./diagram.js";
import { drawLosses } from "./losses.js";
import { coloursOf } from "./maps.js";
import { columnsOf, forward, GRID, layersAt, REACH, SIDE } from "./network.js";
import { sayLegend, sayProgress, sumOf } from "./said.js";

/**
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./arrange.js").Unit} Unit
 *
 * @typedef {object} State
 * @property {Data} data
 * @property {import("./maps.js").Colours} colours
 * @property {{ text: number, family: string }} type The size and the family of letters.
 * @property {number} step Of the player.
 * @property {number} now The snapshot that is shown.
 * @property {import("./network.js").Layer[]} layers
 * @property {Float64Array[][]} maps
 * @property {Unit | null} looked
 * @property {boolean} bent
 */

/**
 * The snapshot to show: the last one while the training goes on, else the player's.
 *
 * @param {Data} data
 * @param {number} step
 */
function snapshotOf({ live, arrays: { epochs, follow } }, step) {
  const last = Math.max(0, (epochs?.values.length ?? 0) - 1);
  if (live) return last;
  return Math.min(follow ? follow.values[Math.min(step, follow.values.length - 1)] : step, last);
}

/**
 * Paint at most once for each frame of the screen, however fast the slider moves; the first time at once, as a player
 * that steps in each frame would else be painted in every second.
 *
 * @param {() => void} paint
 */
function onceAFrame(paint) {
  let [waiting, later] = [false, false];
  const soon = () => {
    if (waiting) {
      later = true;
      return;
    }
    paint();
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (later) {
        later = false;
        soon();
      }
    });
  };
  return soon;
}

export default component(
  (root, /** @type {{ data: Uint8Array, tell: (name: string, value: unknown) => void }} */ { tell }) => {
    const stage = find(root, ".playground");
    const curves = find(root, ".curves", HTMLCanvasElement);
    /** @type {State | null} */
    let state = null;
    const rooms = { grid: {}, points: {} };
    let heard = "";
    let stopSteps = () => {};

    const decision = makeDecision(root, () => {
      if (state) state.bent = !state.bent;
      paint();
    });
    const diagram = makeDiagram(root, {
      ask: (what, values) => {
        const name = `${state?.data.prefix}_${what}`;
        tell("asked", { name, value: values.length ? values.join("-") : "none" });
      },
      look: (unit) => {
        if (!state) return;
        state.looked = unit;
        if (!state.maps.length) return;
        paintUnits(state);
        paintDecision(state);
      },
    });

    function paint() {
      if (!state || !diagram.canvas.clientWidth) return;
      const { data } = state;
      state.now = snapshotOf(data, state.step);
      state.layers = layersAt(data, data.live ? 0 : state.now); // on its way it sends its last weights alone
      state.maps = forward(state.layers, data, rooms.grid);
      paintUnits(state);
      const bent = paintDecision(state);
      const numbers = sayProgress(root, data, state.now);
      drawLosses(curves, data, state.now, { ...state.type, colours: state.colours });
      say(`${data.channel}:values`, prefixed(data.prefix, numbers));
      const address = { ...(data.trained && !data.live && { step: state.step }), ...(state.bent && { bent: 1 }) };
      say(`address:${data.channel}`, prefixed(data.prefix, address));
      say(`${data.channel}:maps`, { step: state.now, side: SIDE, reach: REACH, maps: state.maps, bent });
    }

    /** @param {State} shown */
    function paintUnits({ data, layers, maps, colours, looked, now }) {
      const mapOf = (/** @type {number} */ column, /** @type {number} */ unit) =>
        column ? maps[column - 1]?.[unit] : GRID[INPUTS[unit]];
      diagram.paint(data, layers, { mapOf, colours, looked, step: now });
    }

    /** @param {State} shown */
    function paintDecision(shown) {
      const { data, layers, looked } = shown;
      const at = looked ?? { column: data.hidden.length + 1, unit: 0 };
      find(root, ".sum").textContent = sumOf(data, layers, at);
      const answersAtPoints = () => {
        const columns = columnsOf(data.arrays.points);
        return { columns, answers: forward(layers, data, rooms.points, columns) };
      };
      return decision.paint(shown, at, answersAtPoints);
    }

    /** What changes with room, theme or architecture. */
    function lay() {
      if (!state || !diagram.canvas.clientWidth) return;
      const { data } = state;
      state.colours = coloursOf(stage);
      const text = Number.parseFloat(getComputedStyle(find(root, ".legend")).fontSize);
      state.type = { text, family: getComputedStyle(stage).fontFamily };
      diagram.lay(data, text);
      sayLegend(root, data, state.colours.stops);
      paint();
    }

    const paintSoon = onceAFrame(paint);

    /** @param {string} channel Of the player. */
    function listen(channel) {
      if (heard === channel) return;
      stopSteps();
      heard = channel;
      stopSteps = hear(channel, (step) => {
        if (!state) return;
        state.step = step;
        paintSoon();
      });
    }

    /** @param {Uint8Array} message */
    function show(message) {
      const data = /** @type {Data} */ (/** @type {unknown} */ (unpackFloats(message)));
      const before = state;
      const bent = before?.data.version === data.version ? before.bent : data.bent;
      const fresh = { data, bent, looked: null, layers: [], maps: [] }; // what loses focus has nothing to look at
      const first = { step: 0, now: 0, colours: coloursOf(stage), type: { text: 14, family: "" } };
      state = { ...first, ...before, ...fresh };
      stage.classList.toggle("tall", data.tall);
      stage.classList.toggle("half", data.title !== "");
      find(root, ".title").textContent = data.title;
      find(root, ".note").textContent = data.note;
      listen(data.step);
      lay();
    }

    const resized = new ResizeObserver(lay);
    resized.observe(diagram.canvas);
    resized.observe(decision.canvas);
    const stop = () => {
      stopSteps();
      resized.disconnect();
    };
    return { show, stop };
  },
);
