/**
 * The network as a diagram: units that show their own maps, and links by weight.
 *
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./network.js").Layer} Layer
 * @typedef {import("./arrange.js").Unit} Unit
 * @typedef {import("./arrange.js").Placed} Placed
 * @typedef {import("./maps.js").Colours} Colours
 */
import { find } from "../../../components/dom.js";
import { INPUTS } from "../contract.js";
import { arrange, kindOf } from "./arrange.js";
import { placeButtons } from "./buttons.js";
import { newMap, paintMap, smoothPen } from "./maps.js";

const DASH = [12, 3]; // px of a link that is drawn, and not
const STRIDE = 2; // px that the weights march in each step of the replay

/**
 * One link. Colour and width say the weight: orange raises the sum, blue lowers it.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Placed} from
 * @param {Placed} to
 * @param {{ weight: number, colours: Colours, here: boolean }} how
 */
function drawLink(pen, from, to, { weight, colours, here }) {
  const [x0, x1] = [from.x + from.size / 2, to.x - to.size / 2];
  const middle = (x0 + x1) / 2;
  const strength = Math.abs(weight);
  pen.globalAlpha = here ? 1 : Math.min(0.95, 0.12 + 0.5 * strength);
  pen.strokeStyle = weight > 0 ? colours.positive : colours.negative;
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
 * @param {{ colours: Colours, looked: Unit | null }} how
 */
function drawLinks(pen, units, layers, { colours, looked }) {
  layers.forEach((layer, index) => {
    for (let from = 0; from < layer.before; from++) {
      for (let unit = 0; unit < layer.units; unit++) {
        const to = units[index + 1][unit];
        const here = looked !== null && looked.column === to.column && looked.unit === to.unit;
        drawLink(pen, units[index][from], to, { weight: layer.kernel[from * layer.units + unit], colours, here });
      }
    }
  });
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

  /**
   * @param {Data} data
   * @param {number} text
   */
  function lay(data, text) {
    plan = arrange(data, { width: canvas.clientWidth, height: canvas.clientHeight, text });
    placeButtons(root, box, data, plan, wishes);
  }

  /**
   * @param {CanvasRenderingContext2D} pen
   * @param {Placed} at
   * @param {{ values: import("./network.js").Values | undefined, kind: import("./maps.js").Kind, off: boolean, colours: Colours }} how
   */
  function drawUnit(pen, { column, unit, size, x, y }, { values, kind, off, colours }) {
    pen.globalAlpha = off ? 0.28 : 1;
    pen.fillStyle = colours.paper;
    pen.fillRect(x - size / 2, y - size / 2, size, size);
    if (values) {
      const key = `${column},${unit}`;
      const thumb = thumbs.get(key) ?? newMap();
      thumbs.set(key, thumb);
      paintMap(thumb, values, kind, colours);
      pen.drawImage(thumb, x - size / 2, y - size / 2, size, size);
    }
    pen.strokeStyle = colours.ink;
    pen.lineWidth = 1;
    pen.globalAlpha *= 0.5;
    pen.strokeRect(x - size / 2 + 0.5, y - size / 2 + 0.5, size - 1, size - 1);
  }

  /**
   * @param {Data} data
   * @param {readonly Layer[]} layers
   * @param {object} how
   * @param {(column: number, unit: number) => import("./network.js").Values | undefined} how.mapOf
   * @param {Colours} how.colours
   * @param {Unit | null} how.looked
   * @param {number} how.step
   */
  function paint(data, layers, { mapOf, colours, looked, step }) {
    const pen = plan && smoothPen(canvas);
    if (!plan || !pen) return;
    const used = plan.units.map((column, index) =>
      index ? column : column.filter(({ unit }) => data.inputs.includes(INPUTS[unit])),
    );
    pen.setLineDash(DASH);
    pen.lineDashOffset = -STRIDE * step; // the weights march from left to right while the training is replayed
    drawLinks(pen, used, layers, { colours, looked });
    pen.setLineDash([]);
    for (const at of plan.units.flat()) {
      const off = !at.column && !data.inputs.includes(INPUTS[at.unit]);
      drawUnit(pen, at, { values: mapOf(at.column, at.unit), kind: kindOf(data, at.column), off, colours });
    }
    pen.globalAlpha = 1;
  }

  return { canvas, lay, paint };
}
