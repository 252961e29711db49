/**
 * The map with all walks on it, up to a step.
 *
 * @typedef {import("./runners.js").Runner} Runner
 * @typedef {import("../../../components/theme.js").Theme} Theme
 *
 * @typedef {object} Scene
 * @property {import("./state.js").State} state
 * @property {Runner[]} runners
 * @property {number} step
 * @property {number} last The last step that is shown.
 * @property {Theme} theme
 * @property {number} size Of letters, in CSS pixels.
 */
import { shortNumber } from "../../../components/format.js";
import { contextOf } from "../../../components/pen.js";
import { ticks } from "../../../components/scales.js";
import { spread, widthOf, write } from "../labels.js";
import { mapOf, scalesOf } from "../map.js";
import { drawMark, styleOf } from "../styles.js";
import { FORMULAS } from "../surfaces.js";
import { drawArrows, partsOf } from "./arrows.js";
import { surfaceOf } from "./state.js";

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Scene} scene
 * @returns {import("../map.js").View | null} What is shown; null while there is no room.
 */
export function paintScene(canvas, scene) {
  const [width, height] = [Math.round(canvas.clientWidth), Math.round(canvas.clientHeight)];
  if (width < 10 || height < 10) return null;
  const { x, y, lowest } = surfaceOf(scene.state.surface);
  const view = { x, y, width, height };
  const fine = devicePixelRatio;
  if (canvas.width !== Math.round(width * fine) || canvas.height !== Math.round(height * fine)) {
    [canvas.width, canvas.height] = [Math.round(width * fine), Math.round(height * fine)];
  }
  const pen = contextOf(canvas);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  const place = /** @type {[number, number]} */ ([...lowest]);
  const map = mapOf(scene.state.surface, view, {
    theme: scene.theme,
    lowest: FORMULAS[scene.state.surface].loss(place),
  });
  pen.drawImage(map, 0, 0, canvas.width, canvas.height);
  pen.setTransform(fine, 0, 0, fine, 0, 0);
  paintAxes(pen, view, scene);
  for (const each of lowestOf(scene.state.surface, place)) paintLowest(pen, scalesOf(view).to(each), scene);
  for (const number of inFront(scene)) paintWalk(pen, view, scene, number);
  paintLead(pen, view, scene);
  paintLabels(pen, view, scene);
  return view;
}

/**
 * Where the loss is smallest: two places, where one is the other's mirror image.
 *
 * @param {string} surface
 * @param {[number, number]} place
 * @returns {[number, number][]}
 */
function lowestOf(surface, [x, y]) {
  const { loss } = FORMULAS[surface];
  return y && loss([x, -y]) === loss([x, y])
    ? [
        [x, y],
        [x, -y],
      ]
    : [[x, y]];
}

/**
 * The numbers of the runners, the one in the lead role last.
 *
 * @param {Scene} scene
 */
function inFront({ runners, state }) {
  const lead = runners.findIndex(({ name }) => name === state.lead);
  return [...runners.keys()].filter((number) => number !== lead).concat(lead < 0 ? [] : [lead]);
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {import("../map.js").View} view
 * @param {Scene} scene
 */
function paintAxes(pen, view, { state, theme, size }) {
  const { to } = scalesOf(view);
  const how = { color: theme.ink2, paper: theme.paper, size: 0.92 * size };
  const [names, { width, height }] = [surfaceOf(state.surface).parameters, view];
  const inside = (/** @type {readonly number[]} */ [low, high]) => {
    const step = ticks(0, high - low)[1];
    const first = Math.ceil(low / step + 0.3) * step;
    return Array.from({ length: Math.floor((high - first) / step + 0.7) }, (_, index) => first + index * step);
  };
  for (const value of inside(view.x)) {
    const [across] = to([value, 0]);
    if (across < 0.9 * width && across > 40)
      write(pen, minus(value), [across, height - 0.8 * size], { ...how, align: "center" });
  }
  for (const value of inside(view.y)) {
    const [, down] = to([0, value]);
    if (down > 1.8 * size && down < height - 2 * size) write(pen, minus(value), [6, down], how);
  }
  write(pen, names[0], [width - 8, height - 0.9 * size], { ...how, size, bold: true, align: "right" });
  write(pen, names[1], [6, 0.95 * size], { ...how, size, bold: true });
}

/** @param {number} value */
const minus = (value) => shortNumber(value).replace("-", "−");

/**
 * A diamond where the loss is smallest, as on every map of a loss.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {[number, number]} place
 * @param {Scene} scene
 */
function paintLowest(pen, [x, y], { theme }) {
  for (const [color, width] of /** @type {[string, number][]} */ ([
    [theme.paper, 6],
    [theme.truth, 3],
  ])) {
    pen.strokeStyle = color;
    pen.lineWidth = width;
    pen.beginPath();
    for (const [dx, dy] of [
      [0, -10],
      [10, 0],
      [0, 10],
      [-10, 0],
    ])
      pen.lineTo(x + dx, y + dy);
    pen.closePath();
    pen.stroke();
  }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {import("../map.js").View} view
 * @param {Scene} scene
 * @param {number} number
 */
function paintWalk(pen, view, { runners, step, theme, state }, number) {
  const { places } = runners[number].walk;
  const { to } = scalesOf(view);
  const style = styleOf(theme, number);
  const leads = runners[number].name === state.lead;
  const path = places.slice(0, step + 1).map(to);
  pen.lineJoin = "round";
  for (const [color, width, dash] of /** @type {[string, number, number[]][]} */ ([
    [theme.paper, leads ? 6.5 : 4.5, []],
    [style.color, leads ? 3.4 : 2.2, style.dash],
  ])) {
    pen.setLineDash(dash);
    pen.strokeStyle = color;
    pen.lineWidth = width;
    pen.beginPath();
    for (const [x, y] of path) pen.lineTo(near(x), near(y));
    pen.stroke();
  }
  pen.setLineDash([]);
  if (leads) {
    pen.fillStyle = style.color;
    for (const [x, y] of path) {
      pen.beginPath();
      pen.arc(near(x), near(y), 2.8, 0, 7);
      pen.fill();
    }
  }
  const [x, y] = path[path.length - 1];
  drawMark(pen, style, [near(x), near(y)], { radius: leads ? 8 : 6, paper: theme.paper });
}

/**
 * Canvases draw nothing at places of astronomers.
 *
 * @param {number} pixel
 */
const near = (pixel) => Math.max(-1e5, Math.min(1e5, pixel));

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {import("../map.js").View} view
 * @param {Scene} scene
 */
function paintLead(pen, view, { runners, state, step, theme, size }) {
  const lead = runners.find(({ name }) => name === state.lead);
  const made = lead?.walk.steps[step];
  if (!lead || !made) return;
  const { to, perX, perY } = scalesOf(view);
  const from = to(lead.walk.places[step]);
  if (from[0] < 0 || from[0] > view.width || from[1] < 0 || from[1] > view.height) return;
  const { large, top } = drawArrows(pen, partsOf(lead.rule, made, step), from, { perX, perY, theme, size });
  if (large > 1) {
    const how = { color: theme.ink2, paper: theme.paper, size: 0.92 * size };
    const height = top > 2.2 * size ? size : view.height - 2.2 * size; // where no arrow's name is
    write(pen, `arrows drawn ${large} × as long`, [view.width - 8, height], { ...how, align: "right" });
  }
}

/**
 * The names at the ends of the walks; those who stand together share one.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {import("../map.js").View} view
 * @param {Scene} scene
 */
function paintLabels(pen, view, { runners, state, step, theme, size }) {
  const { to } = scalesOf(view);
  /** @type {{ names: string[], at: [number, number], color: string, bold: boolean }[]} */
  const groups = [];
  runners.forEach(({ name, walk }, number) => {
    const at = to(walk.places[Math.min(step, walk.places.length - 1)]);
    const same = groups.find((group) => Math.hypot(group.at[0] - at[0], group.at[1] - at[1]) < 1);
    if (same) same.names.push(name);
    else groups.push({ names: [name], at, color: styleOf(theme, number).color, bold: name === state.lead });
  });
  const inside = groups.map(({ at: [x, y] }) => [
    Math.max(12, Math.min(view.width - 12, x)),
    Math.max(12, Math.min(view.height - 12, y)),
  ]);
  const heights = spread(
    inside.map(([, y]) => y - 0.2 * size),
    1.25 * size,
    view.height - 1.6 * size,
  );
  groups.forEach(({ names, at, color, bold }, index) => {
    const [x, y] = inside[index];
    const gone = Math.abs(at[0] - x) > 1 || Math.abs(at[1] - y) > 1;
    const words = names.join(", ") + (gone ? " (off the map)" : "");
    const wide = widthOf(pen, words, { size, bold });
    const left = x > view.width / 2 && x + 32 + wide > view.width;
    const beside = left ? Math.max(x - 24, wide + 4) : Math.min(x + 24, view.width - wide - 4);
    const where = /** @type {[number, number]} */ ([beside, heights[index]]);
    pen.strokeStyle = color;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(x + (left ? -9 : 9), y);
    pen.lineTo(where[0] + (left ? 2 : -2), where[1]);
    pen.stroke();
    write(pen, words, where, { color, paper: theme.paper, size, bold, align: left ? "right" : "left" });
  });
}
