/**
 * A cell of any layer, in words and numbers.
 *
 * @typedef {import("./message.js").Cells} Cells
 * @typedef {import("./sums.js").Term} Term
 * @typedef {{ what: string, terms: Term[], total: string }} Told The terms that weigh most, and the sum of all.
 */
import { fixed } from "../../../../components/format.js";
import { activated, blockAt, sumAt, valueAt } from "./sums.js";

const MOST = 8; // terms that are shown one by one

/**
 * @param {string[]} terms
 */
const added = (terms) => terms.join(" + ").replaceAll("+ −", "− ");

/** @param {number} value */
const short = (value) =>
  value && Math.abs(value) < 0.001 ? value.toExponential(1).replaceAll("-", "−") : fixed(value, 3);

/**
 * What an activation does, and the network's own number.
 *
 * @param {string} name
 * @param {number} z
 * @param {number} value
 */
function through(name, z, value) {
  const worked = activated(name, z);
  if (name === "linear") return `${short(z)} (the network: ${short(value)})`;
  if (worked === null) return `${short(z)}; ${name} makes of it ${short(value)}`;
  return `${short(z)}; ${name}: ${short(worked)} (the network: ${short(value)})`;
}

/**
 * @param {Cells} cells
 * @param {number} row
 * @param {number} column
 * @returns {Told}
 */
export function told(cells, row, column) {
  const [rows, columns] = cells.output.shape;
  const where = rows * columns > 1 ? `Row ${row + 1}, column ${column + 1}` : `Unit ${cells.unit + 1}`;
  const value = valueAt(cells, row, column);
  const found = sumAt(cells, row, column);
  if (found && cells.sum === "scaled") {
    const [x, factor] = [found.terms[0].window[0], cells.kernel.values[0]];
    const total = `${added([`${short(x)} · ${short(factor)}`, short(cells.bias)])} = ${through("linear", found.z, value)}`;
    return { what: `${where}: the same cell before, times this map's factor, plus its constant`, terms: [], total };
  }
  if (found && cells.sum === "added") {
    const total = `${added(found.terms.map((term) => short(term.sum)))} = ${through("linear", found.z, value)}`;
    return { what: `${where}: the same cell of ${found.terms.length} layers, added`, terms: [], total };
  }
  if (found) {
    const most = [...found.terms].sort((one, other) => Math.abs(other.sum) - Math.abs(one.sum)).slice(0, MOST);
    const rest = found.sum - most.reduce((all, term) => all + term.sum, 0);
    const left = found.terms.length - most.length;
    const parts = most.map((term) => short(term.sum)).concat(left ? [`${short(rest)} (the other ${left})`] : []);
    const count = found.terms.length;
    const seen =
      cells.sum === "dense" ? `${count} inputs, each times its weight` : `${inWords(cells)} of ${maps(count)}`;
    const total = `${added([...parts, `bias ${short(cells.bias)}`])} = ${through(cells.activation, found.z, value)}`;
    return { what: `${where}: ${seen}`, terms: cells.sum === "dense" ? [] : most, total };
  }
  const pooled = blockAt(cells, row, column);
  if (pooled) {
    const how = cells.sum === "max" ? "the largest" : "the mean";
    const many = pooled.block.length > 2 * MOST ? `${pooled.block.length} cells` : pooled.block.map(short).join(", ");
    const total = `${how} of ${many} = ${short(pooled.value)}`;
    return { what: `${where}: ${how} of ${inWords(cells)}`, terms: [], total };
  }
  return { what: `${where}: ${short(value)}`, terms: [], total: "" };
}

/** @param {Cells} cells */
const inWords = ({ window: [rows, columns] }) => `${rows}×${columns} cells`;

/** @param {number} count */
const maps = (count) => (count === 1 ? "one map, times its kernel" : `${count} maps, times its kernel`);
