/** Where the atoms of a molecule stand in a picture, as large as it allows. */
import { arranged } from "../kinds_view/arrange.js";

/**
 * @typedef {import("../kinds_view/room.js").Place} Place
 * @typedef {import("./molecules.js").Molecule} Molecule
 */

/** @type {WeakMap<Molecule, Place[]>} */
const known = new WeakMap();

/**
 * The same molecule for the modules of the first picture, which know fewer elements.
 *
 * @param {Molecule} molecule
 */
export const asDrawn = (molecule) =>
  /** @type {import("../kinds_view/molecule.js").Molecule} */ (/** @type {unknown} */ (molecule));

/**
 * Places in pixels.
 *
 * @param {Molecule} molecule
 * @param {Element} picture
 * @param {readonly [number, number]} spare Half the width and height of what stands at an atom.
 * @returns {Place[]}
 */
export function placed(molecule, picture, spare) {
  const unit = known.get(molecule) ?? arranged(asDrawn(molecule));
  known.set(molecule, unit);
  const room = [picture.clientWidth, picture.clientHeight];
  const low = room.map((_, axis) => Math.min(...unit.map((place) => place[axis])));
  const high = room.map((_, axis) => Math.max(...unit.map((place) => place[axis])));
  const free = room.map((length, axis) => Math.max(1, length - 2 * spare[axis] - 4));
  const scale = Math.min(...room.map((_, axis) => free[axis] / Math.max(high[axis] - low[axis], 0.5)));
  return unit.map(
    (place) =>
      /** @type {Place} */ (
        room.map((length, axis) => length / 2 + scale * (place[axis] - (low[axis] + high[axis]) / 2))
      ),
  );
}
