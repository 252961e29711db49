/**
 * An image whose cells are painted: pressed or dragged over, or by keys. What was painted is a text with a letter for
 * each cell, row by row: "1" ink, "0" none, "." as the image has it; empty where nothing was painted.
 *
 * @typedef {import("./grip.js").Grip} Grip
 * @typedef {import("./grip.js").State} State
 * @typedef {import("./grip.js").Kind} Kind
 */
import { clamp } from "../format.js";

/** @type {WeakMap<Grip, { cell: number, ink: string }>} Where the pen is, and whether its stroke puts ink or takes it. */
const pens = new WeakMap();

/** @param {Grip} grip */
const penOf = (grip) => pens.get(grip) ?? { cell: 0, ink: "1" };

/**
 * @param {Grip} grip
 * @param {import("./grip.js").Place} place
 */
function cellUnder({ side }, { x, y }) {
  const [column, row] = [x, y].map((at) => clamp(Math.floor(at), 0, side - 1));
  return side * row + column;
}

/**
 * The cells of a straight stroke, its first one left out.
 *
 * @param {number} side
 * @param {number} from
 * @param {number} to
 */
export function stroke(side, from, to) {
  const [[x, y], [across, down]] = [from, to].map((cell) => [cell % side, Math.floor(cell / side)]);
  const count = Math.max(Math.abs(across - x), Math.abs(down - y));
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 1) / count;
    return side * Math.round(y + share * (down - y)) + Math.round(x + share * (across - x));
  });
}

/**
 * What is painted, with more cells of one ink; "" where all is as the image has it.
 *
 * @param {number} side
 * @param {string} text
 * @param {readonly number[]} cells
 * @param {string} ink
 */
export function painted(side, text, cells, ink) {
  const letters = [...(text || ".".repeat(side * side))];
  for (const cell of cells) letters[cell] = ink;
  return letters.every((letter) => letter === ".") ? "" : letters.join("");
}

/**
 * Whether a cell is dark now.
 *
 * @param {Grip} grip
 * @param {number} cell
 * @param {State} state
 */
function isDark({ name, dark, rows: [row, plus], columns: [column, minus] }, cell, { text, number }) {
  const letter = text(name)[cell] ?? ".";
  return (letter === "." ? dark[number(row) + plus][number(column) + minus][cell] : letter) === "1";
}

/** @type {Kind} */
export const sheet = {
  handles(grip, state) {
    const { cell } = penOf(grip);
    const [row, column] = [Math.floor(cell / grip.side), cell % grip.side];
    const says = `row ${row + 1}, column ${column + 1}: ${isDark(grip, cell, state) ? "ink" : "none"}`;
    const corners = /** @type {[import("./grip.js").Place, import("./grip.js").Place]} */ ([
      { x: 0, y: 0 },
      { x: grip.side, y: grip.side },
    ]);
    const at = { x: column + 0.5, y: row + 0.5 };
    return [{ part: "pen", at, label: grip.label, names: [], look: "quiet pen", says, area: corners }];
  },
  begin(grip, place, state) {
    const cell = cellUnder(grip, place);
    const ink = isDark(grip, cell, state) ? "0" : "1";
    pens.set(grip, { cell, ink });
    return { [grip.name]: painted(grip.side, state.text(grip.name), [cell], ink) };
  },
  move(grip, _part, place, state) {
    const { cell: from, ink } = penOf(grip);
    const cell = cellUnder(grip, place);
    pens.set(grip, { cell, ink });
    return cell === from
      ? {}
      : { [grip.name]: painted(grip.side, state.text(grip.name), stroke(grip.side, from, cell), ink) };
  },
  nudge(grip, _part, [right, up], { text }) {
    const { cell, ink } = penOf(grip);
    const [column, row] = [(cell % grip.side) + Math.sign(right), Math.floor(cell / grip.side) - Math.sign(up)];
    pens.set(grip, { cell: cellUnder(grip, { x: column, y: row }), ink });
    return { [grip.name]: text(grip.name) }; // the pen is seen elsewhere
  },
  press(grip, _part, state) {
    const { cell } = penOf(grip);
    return { [grip.name]: painted(grip.side, state.text(grip.name), [cell], isDark(grip, cell, state) ? "0" : "1") };
  },
  remove: ({ name }) => ({ [name]: "" }),
};
