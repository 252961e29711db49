/**
 * The large map: what the network answers in the plane, or what one unit does, or the plane as the network bends it.
 *
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./arrange.js").Unit} Unit
 * @typedef {import("./bend.js").Bent} Bent
 */
import { find, findAll, press } from "../../../components/dom.js";
import { INPUTS } from "../contract.js";
import { kindOf, nameOf } from "./arrange.js";
import { bend } from "./bend.js";
import { newMap, paintMap, smoothPen } from "./maps.js";
import { GRID, REACH } from "./network.js";
import { drawEdge, drawHatch, drawPoints } from "./plane.js";
import { drawBent } from "./sheet.js";

/**
 * What stands at the ends of the legend's bar.
 *
 * @param {Data} data
 * @param {Unit} at
 */
function endsOf({ hidden, output }, { column }) {
  if (column <= hidden.length) return ["−", "+"];
  return output === "linear" ? ["−1", "+1"] : ["● class 0", "class 1 ■"];
}

/**
 * @param {Data} data
 * @param {Unit} at
 * @param {Bent | null} bent
 */
function headingOf(data, at, bent) {
  if (bent) return "The plane, bent by the network";
  if (at.column <= data.hidden.length) return `The output of ${nameOf(data, at)}`;
  return `${data.output === "linear" ? "y" : "p"}, the ${data.title ? "" : "network's "}output`;
}

/**
 * @param {ShadowRoot} root
 * @param {() => void} turn The bent grid is wanted, or no longer.
 */
export function makeDecision(root, turn) {
  const canvas = find(root, ".map", HTMLCanvasElement);
  const bender = find(root, ".bend");
  const big = newMap();
  bender.onclick = turn;

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {import("./view.js").State} state
   * @param {Unit} at
   */
  function paintPlane(pen, { data, maps, colours }, at) {
    const width = canvas.clientWidth;
    const values = at.column ? maps[at.column - 1]?.[at.unit] : GRID[INPUTS[at.unit]];
    if (values) {
      const kind = kindOf(data, at.column);
      paintMap(big, values, kind, colours);
      pen.imageSmoothingQuality = "high";
      pen.globalAlpha = colours.side; // the points on it have to stand out
      pen.drawImage(big, 0, 0, width, width);
      pen.globalAlpha = 1;
      if (kind === "sigmoid" && data.output !== "linear")
        drawHatch(pen, values, { level: 0.5, width, ink: colours.ink });
      drawEdge(pen, values, { level: kind === "sigmoid" ? 0.5 : 0, width, ink: colours.ink });
    }
    const inside = (/** @type {number} */ value) => ((value + REACH) / (2 * REACH)) * width;
    const { values: places } = data.arrays.points;
    const spots = Array.from({ length: places.length / 2 }, (_, point) => [
      inside(places[2 * point]),
      width - inside(places[2 * point + 1]),
    ]);
    drawPoints(pen, data, spots, { radius: Math.max(2.8, width / 88), colours });
  }

  /**
   * @param {import("./view.js").State} state
   * @param {Unit} at The unit that is shown.
   * @param {() => { columns: Record<string, Float32Array>, answers: Float64Array[][] }} atPoints
   * @returns {Bent | null} The sheet, where it is shown.
   */
  function paint(state, at, atPoints) {
    const { data, layers, maps, colours, type } = state;
    const pen = smoothPen(canvas);
    if (!pen) return null;
    /** @type {Bent | null} */
    let bent = null;
    if (state.bent && !state.looked && layers.length) {
      const { columns, answers } = atPoints();
      bent = bend(layers[layers.length - 1], { maps, answers }, data, columns);
    }
    const heading = headingOf(data, at, bent);
    find(root, ".heading").textContent = heading;
    press(bender, state.bent);
    find(root, ".legend i").style.opacity = String(colours.side);
    const ends = endsOf(data, at);
    findAll(root, ".legend .end").forEach((end, side) => {
      end.textContent = ends[side];
    });
    const what = bent ? `${bent.axes[0]} and ${bent.axes[1]}` : `a map of the plane from −${REACH} to ${REACH}`;
    canvas.setAttribute("aria-label", `${heading}: ${what}, with the points on it`);
    const width = canvas.clientWidth;
    pen.fillStyle = colours.paper;
    pen.fillRect(0, 0, width, width);
    pen.font = `${type.text}px ${type.family}`;
    if (bent) drawBent(pen, bent, data, { answers: maps[maps.length - 1][0], width, text: type.text, colours });
    else paintPlane(pen, state, at);
    return bent;
  }

  return { canvas, paint };
}
