/**
 * The network as a diagram: units that show their own maps, and links by weight.
 *
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./network.js").Layer} Layer
 * @typedef {import("./arrange.js").Unit} Unit
 * @typedef {import("./arrange.js").Placed} Placed
 * @typedef {import("./maps.js").Colors} Colors
 */
import { find } from "../../../components/dom.js";
import { fixed } from "../../../components/format.js";
import { INPUTS } from "../contract.js";
import { arrange, colorsAt, kindOf } from "./arrange.js";
import { placeButtons } from "./buttons.js";
import { parameterAt } from "./hand.js";
import { Handle } from "./handle.js";
import { endsOf } from "./links.js";
import { newMap, paintMap, smoothPen } from "./maps.js";

const DASH = [12, 3]; // px of a link that is drawn, and not
const STRIDE = 2; // px that the weights march in each step of the replay

/**
 * One link. Color and width say the weight: orange raises the sum, blue lowers it.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Placed} from
 * @param {Placed} to
 * @param {{ weight: number, colors: Colors, here: boolean }} how
 */
function drawLink(pen, from, to, { weight, colors, here }) {
  const { x0, x1, middle } = endsOf(from, to);
  const strength = Math.abs(weight);
  pen.globalAlpha = here ? 1 : Math.min(0.95, 0.12 + 0.5 * strength);
  pen.strokeStyle = weight > 0 ? colors.positive : colors.negative;
  pen.lineWidth = Math.min(7, 0.5 + 1.8 * strength);
  pen.beginPath();
  pen.moveTo(x0, from.y);
  pen.bezierCurveTo(middle, from.y, middle, to.y, x1, to.y);
  pen.stroke();
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Placed[][]} units
 * @param {readonly Layer[]} layers
 * @param {{ colors: Colors, looked: Unit | null, pointed: import("./hand.js").Grip | null }} how
 */
function drawLinks(pen, units, layers, { colors, looked, pointed }) {
  layers.forEach((layer, index) => {
    for (let from = 0; from < layer.before; from++) {
      for (let unit = 0; unit < layer.units; unit++) {
        const to = units[index + 1][unit];
        const into = looked !== null && looked.column === to.column && looked.unit === to.unit;
        const here = into || (pointed?.layer === index && pointed.from === from && pointed.unit === unit);
        drawLink(pen, units[index][from], to, { weight: layer.kernel[from * layer.units + unit], colors, here });
      }
    }
  });
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {[x: number, y: number]} at
 * @param {number} reach
 */
function cross(pen, [x, y], reach) {
  pen.lineWidth = 2;
  pen.beginPath();
  pen.moveTo(x - reach, y - reach);
  pen.lineTo(x + reach, y + reach);
  pen.moveTo(x - reach, y + reach);
  pen.lineTo(x + reach, y - reach);
  pen.stroke();
}

/**
 * Write the weights into a unit at the beginnings of their links, and its bias below it.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Placed[][]} units
 * @param {readonly Layer[]} layers
 * @param {{ colors: Colors, looked: Unit, text: number }} how
 */
function writeWeights(pen, units, layers, { colors, looked, text }) {
  const layer = looked.column - 1;
  if (!layers[layer]) return;
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  pen.strokeStyle = colors.ground;
  pen.fillStyle = colors.ink;
  pen.textAlign = "left";
  units[layer].forEach(({ x, y, size }, from) => {
    const words = fixed(parameterAt(layers, { layer, from, unit: looked.unit }));
    pen.strokeText(words, x + size / 2 + 3, y - 0.62 * text);
    pen.fillText(words, x + size / 2 + 3, y - 0.62 * text);
  });
  pen.textBaseline = "alphabetic";
}

/**
 * @param {ShadowRoot} root
 * @param {import("./buttons.js").Wishes} wishes
 */
export function makeDiagram(root, wishes) {
  const canvas = find(root, ".room canvas", HTMLCanvasElement);
  const box = find(root, ".buttons");
  /** @type {Map<string, HTMLCanvasElement>} */
  const thumbs = new Map();
  /** @type {import("./arrange.js").Plan | null} */
  let plan = null;
  /** @type {Placed[][]} Of each column those that are linked. */
  let used = [];
  let letters = { text: 14, family: "" };
  const handle = new Handle(root, wishes, () => used);
  /** @param {Unit | null} unit */
  const look = (unit) => handle.holds || wishes.look(unit);

  /**
   * @param {Data} data
   * @param {{ text: number, family: string }} type
   */
  function lay(data, type) {
    letters = type;
    const { text } = type;
    plan = arrange(data, { width: canvas.clientWidth, height: canvas.clientHeight, text });
    placeButtons(root, box, data, plan, { ...wishes, look });
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {Placed} at
   * @param {object} how
   * @param {import("./network.js").Values | undefined} how.values
   * @param {import("./maps.js").Kind} how.kind
   * @param {boolean} how.off
   * @param {boolean} how.stale Whether its map has changed.
   * @param {Colors} how.colors
   * @param {Pick<Colors, "stops">} how.stops Of its own map.
   */
  function drawUnit(pen, { column, unit, size, x, y }, { values, kind, off, stale, colors, stops }) {
    pen.globalAlpha = off && !column ? 0.28 : 1;
    pen.fillStyle = colors.paper;
    pen.fillRect(x - size / 2, y - size / 2, size, size);
    if (values && !(off && column)) {
      const key = `${column},${unit}`;
      const known = thumbs.get(key);
      const thumb = known ?? newMap();
      thumbs.set(key, thumb);
      if (!known || stale) paintMap(thumb, values, kind, stops);
      pen.drawImage(thumb, x - size / 2, y - size / 2, size, size);
    }
    pen.strokeStyle = colors.ink;
    pen.lineWidth = 1;
    pen.globalAlpha *= 0.5;
    pen.strokeRect(x - size / 2 + 0.5, y - size / 2 + 0.5, size - 1, size - 1);
    if (off && column) cross(pen, [x, y], 0.3 * size);
  }

  /**
   * @param {Data} data
   * @param {readonly Layer[]} layers
   * @param {object} how
   * @param {(column: number, unit: number) => import("./network.js").Values | undefined} how.mapOf
   * @param {Colors} how.colors
   * @param {Unit | null} how.looked
   * @param {import("./hand.js").Grip | null} how.pointed The weight or bias that is held, or would be.
   * @param {Pick<Map<string, unknown>, "has">} how.off Units that are switched off.
   * @param {number} how.step
   * @param {boolean} how.marching Whether the replay runs.
   * @param {number} how.dirty The first layer whose outputs have changed since the last time; −1 for all, inputs too.
   */
  function paint(data, layers, { mapOf, colors, looked, pointed, off, step, marching, dirty }) {
    const pen = plan && smoothPen(canvas);
    if (!plan || !pen) return;
    used = plan.units.map((column, index) =>
      index ? column : column.filter(({ unit }) => data.inputs.includes(INPUTS[unit])),
    );
    pen.setLineDash(marching ? DASH : []);
    pen.lineDashOffset = marching ? -STRIDE * step : 0; // from left to right while the training is replayed
    drawLinks(pen, used, layers, { colors, looked, pointed });
    pen.setLineDash([]);
    pen.lineDashOffset = 0;
    for (const at of plan.units.flat()) {
      const left = at.column ? off.has(`${at.column}.${at.unit + 1}`) : !data.inputs.includes(INPUTS[at.unit]);
      const [values, kind] = [mapOf(at.column, at.unit), kindOf(data, at.column)];
      const stops = colorsAt(data, at, colors);
      drawUnit(pen, at, { values, kind, off: left, stale: at.column > dirty, colors, stops });
    }
    pen.globalAlpha = 1;
    pen.font = `600 ${letters.text}px ${letters.family}`;
    if (looked) writeWeights(pen, used, layers, { colors, looked, text: letters.text });
    handle.show(pointed, layers);
  }

  return { canvas, lay, paint };
}
