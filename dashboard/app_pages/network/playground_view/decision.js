/**
 * The large map: what the network predicts in the plane, or what one unit does, or the plane as the network bends it.
 *
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./arrange.js").Unit} Unit
 * @typedef {import("./bend.js").Bent} Bent
 */
import { find, findAll, press } from "../../../components/dom.js";
import { INPUTS, REACH } from "../contract.js";
import { colorsAt, kindOf, nameOf } from "./arrange.js";
import { bend } from "./bend.js";
import { lead, paintClasses } from "./classes.js";
import { newMap, paintMap, smoothPen } from "./maps.js";
import { GRID } from "./network.js";
import { drawEdge, drawHatch, drawPoints } from "./plane.js";
import { drawBent } from "./sheet.js";

const BENDS = "The grid of the plane, as the hidden layers bend it: the decision boundary is a straight line on it";

/**
 * What stands at the ends of the legend's bar.
 *
 * @param {Data} data
 * @param {Unit} at
 */
function endsOf({ hidden, output }, { column }) {
  if (column <= hidden.length) return ["−", "+"];
  if (output === "softmax") return ["p = 0", "1"];
  return output === "linear" ? ["−1", "+1"] : ["● class 0", "class 1 ■"];
}

/**
 * @param {Data} data
 * @param {Unit} at
 * @param {{ bent: Bent | null, looked: boolean }} how
 */
function headingOf(data, at, { bent, looked }) {
  if (bent) return "The plane, bent by the network";
  if (at.column <= data.hidden.length) return `The output of ${nameOf(data, at)}`;
  if (data.output === "softmax") return looked ? `p of class ${at.unit}` : "The most probable class";
  return `${data.output === "linear" ? "y" : "p"}, the ${data.title ? "" : "network's "}output`;
}

/**
 * @param {ShadowRoot} root
 * @param {() => void} turn The bent grid is wanted, or no longer.
 */
export function makeDecision(root, turn) {
  const canvas = find(root, ".map", HTMLCanvasElement);
  const bender = find(root, ".bend", HTMLButtonElement);
  const big = newMap();
  bender.onclick = turn;

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {import("./view.js").State} state
   * @param {Unit} at
   */
  function paintPlane(pen, { data, maps, colors, looked }, at) {
    const width = canvas.clientWidth;
    const outputs = data.output === "softmax" && at.column > data.hidden.length ? maps.at(-1) : undefined;
    const values = at.column ? maps[at.column - 1]?.[at.unit] : GRID[INPUTS[at.unit]];
    if (values) {
      const kind = kindOf(data, at.column);
      if (outputs && !looked) paintClasses(big, outputs, colors);
      else paintMap(big, values, kind, colorsAt(data, at, colors));
      pen.imageSmoothingQuality = "high";
      pen.globalAlpha = colors.side; // the points on it have to stand out
      pen.drawImage(big, 0, 0, width, width);
      pen.globalAlpha = 1;
      const turn = { width, ink: colors.ink };
      if (outputs)
        for (let kind = 1; kind < outputs.length; kind++) drawEdge(pen, lead(outputs, kind), { level: 0, ...turn });
      else drawEdge(pen, values, { level: kind === "sigmoid" ? 0.5 : 0, ...turn });
      if (kind === "sigmoid" && data.output === "sigmoid") drawHatch(pen, values, { level: 0.5, ...turn });
    }
    const inside = (/** @type {number} */ value) => ((value + REACH) / (2 * REACH)) * width;
    const { values: places } = data.arrays.points;
    const spots = Array.from({ length: places.length / 2 }, (_, point) => [
      inside(places[2 * point]),
      width - inside(places[2 * point + 1]),
    ]);
    drawPoints(pen, data, spots, { radius: Math.max(2.8, width / 88), colors });
  }

  /**
   * @param {import("./view.js").State} state
   * @param {Unit} at The unit that is shown.
   * @param {() => { columns: Record<string, Float32Array>, outputs: Float64Array[][] }} atPoints
   * @returns {Bent | null} The sheet, where it is shown.
   */
  function paint(state, at, atPoints) {
    const { data, layers, maps, colors, type } = state;
    const pen = smoothPen(canvas);
    if (!pen) return null;
    /** @type {Bent | null} */
    let bent = null;
    const bends = data.output !== "softmax";
    bender.disabled = !bends;
    bender.title = bends ? BENDS : "Of two classes only: among more, no one line is the boundary";
    if (state.bent && bends && !state.looked && layers.length) {
      const { columns, outputs } = atPoints();
      bent = bend(layers[layers.length - 1], { maps, outputs }, data, columns);
    }
    const heading = headingOf(data, at, { bent, looked: state.looked !== null });
    find(root, ".heading").textContent = heading;
    press(bender, state.bent);
    const bar = find(root, ".legend i");
    bar.style.opacity = String(colors.side);
    bar.style.background = `linear-gradient(to right, ${colorsAt(data, at, colors).stops.join(", ")})`;
    const known = !state.looked && (data.output === "softmax" || data.own !== null); // by the buttons of the classes
    for (const part of findAll(root, ".legend > :is(i, .end)")) part.hidden = known;
    const ends = endsOf(data, at);
    findAll(root, ".legend .end").forEach((end, side) => {
      end.textContent = ends[side];
    });
    const what = bent ? `${bent.axes[0]} and ${bent.axes[1]}` : `a map of the plane from −${REACH} to ${REACH}`;
    canvas.setAttribute("aria-label", `${heading}: ${what}, with the points on it`);
    const width = canvas.clientWidth;
    pen.fillStyle = colors.paper;
    pen.fillRect(0, 0, width, width);
    pen.font = `${type.text}px ${type.family}`;
    if (bent) drawBent(pen, bent, data, { outputs: maps[maps.length - 1][0], width, text: type.text, colors });
    else paintPlane(pen, state, at);
    return bent;
  }

  return { canvas, paint };
}
