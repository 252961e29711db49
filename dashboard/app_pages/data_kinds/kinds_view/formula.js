/**
 * A skeletal formula as chemists draw it: carbon is a corner, other atoms are letters with their hydrogens.
 *
 * @typedef {import("./molecule.js").Molecule} Molecule
 * @typedef {import("./room.js").Place} Place
 */
import { makeSvg } from "../../../components/dom.js";
import { ringsOf } from "./arrange.js";
import { bondLength } from "./between.js";
import { hydrogensOf } from "./molecule.js";

const GAP = 0.16; // of a bond, between the lines of a double bond
const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** @param {number} count */
export const subscript = (count) =>
  count === 1 ? "" : [...`${count}`].map((digit) => SUBSCRIPTS[Number(digit)]).join("");

/**
 * The lines of the bonds.
 *
 * @param {Molecule} molecule
 * @param {readonly Place[]} places In pixels.
 * @param {number} [text] Size of numbers: a double bond is no wider.
 * @returns {{ ends: readonly number[], element: SVGElement }[]}
 */
export function bondLines({ atoms, bonds }, places, text = Number.POSITIVE_INFINITY) {
  const near = atoms.map((_, at) => bonds.flatMap(([from, to]) => (from === at ? [to] : to === at ? [from] : [])));
  const rings = ringsOf(near);
  const gap = Math.min(0.7 * text, GAP * bondLength(places, bonds, 1));
  return bonds.map(([from, to, order]) => {
    const element = makeSvg("g", { class: "edge" });
    const ring = rings.find((each) => each.includes(from) && each.includes(to));
    const shifts = order === 2 && ring ? [0, gap * sideOf(ring, places, from, to)] : spread(order, gap);
    for (const by of shifts) element.append(line(places[from], places[to], by, ring && by ? gap : 0));
    return { ends: [from, to], element };
  });
}

/**
 * How far the lines of a bond lie beside its middle.
 *
 * @param {number} order
 * @param {number} gap
 */
const spread = (order, gap) => Array.from({ length: order }, (_, at) => (at - (order - 1) / 2) * gap);

/**
 * On which side of a bond its ring lies: 1 or −1.
 *
 * @param {readonly number[]} ring
 * @param {readonly Place[]} places
 * @param {number} from
 * @param {number} to
 */
function sideOf(ring, places, from, to) {
  const middle = [0, 1].map((axis) => ring.reduce((sum, at) => sum + places[at][axis], 0) / ring.length);
  const [[x0, y0], [x1, y1]] = [places[from], places[to]];
  return (x1 - x0) * (middle[1] - y0) - (y1 - y0) * (middle[0] - x0) > 0 ? 1 : -1;
}

/**
 * A line beside the one between two places.
 *
 * @param {Place} from
 * @param {Place} to
 * @param {number} by
 * @param {number} less How much shorter it is at each end.
 */
function line([x0, y0], [x1, y1], by, less) {
  const long = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [dx, dy] = [(x1 - x0) / long, (y1 - y0) / long];
  const [x, y] = [-dy * by, dx * by];
  return makeSvg("line", {
    x1: x0 + x + dx * less,
    y1: y0 + y + dy * less,
    x2: x1 + x - dx * less,
    y2: y1 + y - dy * less,
  });
}

/**
 * What stands at an atom: nothing for carbon in a chain; else its letter, and its hydrogens where there is room.
 *
 * @param {Molecule} molecule
 * @param {number} atom
 * @param {readonly Place[]} places
 * @param {number} size Of the letters.
 */
export function letters(molecule, atom, places, size) {
  const element = molecule.atoms[atom];
  const bonded = molecule.bonds.flatMap(([from, to]) => (from === atom ? [to] : to === atom ? [from] : []));
  if (element === "C" && bonded.length) return [];
  const hydrogens = hydrogensOf(molecule, atom);
  const toTheRight = bonded.reduce((sum, at) => sum + places[at][0] - places[atom][0], 0) > 1;
  const disc = makeSvg("circle", { class: "halo", r: 0.72 * size });
  const letter = makeSvg("text", { class: `letter ${element}` }, element);
  if (!hydrogens) return [disc, letter];
  const beside = { class: `letter ${element} ${toTheRight ? "before" : "after"}`, x: (toTheRight ? -0.4 : 0.4) * size };
  return [disc, letter, makeSvg("text", beside, `H${subscript(hydrogens)}`)];
}
