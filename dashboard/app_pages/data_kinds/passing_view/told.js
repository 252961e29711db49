/** What the picture says at each step, computed for what is shown. */
import { fixed } from "../../../components/format.js";
import { isMethyl } from "../networks/molecules.js";
import { roundsOver } from "./stages.js";

/**
 * @param {import("../networks/molecules.js").Molecule} molecule
 * @param {import("../networks/molecules.js").Passing} passing
 * @param {import("./stages.js").Stage} stage
 */
export function saysOf(molecule, passing, stage) {
  const rounds = passing.rounds.length;
  const of = `Round ${stage.round + 1} of ${rounds}`;
  switch (stage.kind) {
    case "start":
      return "Before any round, atoms of one element are all alike: eight learned numbers for each element.";
    case "send":
      return `${of}: every atom sends its state along its bonds, multiplied by what was learned for the order of the bond.`;
    case "sum":
      return `${of}: what arrives at an atom is added up; the order in which it arrives does not count.`;
    case "update":
      return `${of}: own state and sum give the new state. An atom now knows of atoms up to ${bondsFar(roundsOver(stage, rounds))} away.`;
    case "parts":
      return `Every atom gives a number: ${partsOf(molecule, passing)}.`;
    default:
      return totalOf(molecule, passing);
  }
}

/** @param {number} count */
const bondsFar = (count) => (count === 1 ? "one bond" : `${count} bonds`);

/** @type {(molecule: import("../networks/molecules.js").Molecule, passing: import("../networks/molecules.js").Passing) => string} */
function partsOf(molecule, { parts }) {
  const mean = (/** @type {boolean} */ methyl) => {
    const those = parts.filter((_, atom) => isMethyl(molecule, atom) === methyl);
    return those.length ? fixed(those.reduce((sum, part) => sum + part, 0) / those.length) : "";
  };
  const [groups, others] = [mean(true), mean(false)];
  const told = [groups && `${groups} in the mean from carbons of –CH₃ groups`, others && `${others} from other atoms`];
  return told.filter(Boolean).join(", ");
}

/** @type {(molecule: import("../networks/molecules.js").Molecule, passing: import("../networks/molecules.js").Passing) => string} */
function totalOf(molecule, { parts, total }) {
  const count = molecule.atoms.filter((_, atom) => isMethyl(molecule, atom)).length;
  const right = Math.round(total) === count ? "right" : "wrong";
  return `The sum of all atoms is ${fixed(total)}: ${fixed(Math.round(total), 0)} –CH₃ groups predicted, ${count} counted (${right}). Their mean, ${fixed(total / parts.length)}, would be the same for two copies of the molecule; the sum doubles.`;
}
