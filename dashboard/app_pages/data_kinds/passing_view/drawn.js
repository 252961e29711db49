/** The molecule: an atom is a button with its state as eight cells, a bond a line, a message an arrow. */
import { tint } from "../../../components/colors.js";
import { find, make, makeSvg, press } from "../../../components/dom.js";
import { fixed } from "../../../components/format.js";
import { themeOf } from "../../../components/theme.js";
import { bondLines } from "../kinds_view/formula.js";
import { asDrawn, placed } from "../networks/placed.js";
import { roundsOver, statesAfter } from "./stages.js";

const [HALF_WIDTH, HALF_HEIGHT, TIP] = [31, 27, 9]; // px: of an atom's button, of an arrow's head

/**
 * @typedef {import("../kinds_view/room.js").Place} Place
 * @typedef {import("../networks/molecules.js").Molecule} Molecule
 * @typedef {import("../networks/molecules.js").Passing} Passing
 */
export class Drawn {
  /**
   * @param {ShadowRoot} root
   * @param {(atom: number) => void} pick
   */
  constructor(root, pick) {
    this.plot = find(root, ".plot");
    this.svg = find(root, ".plot > svg", SVGElement);
    this.atoms = find(root, ".atoms");
    this.pick = pick;
  }

  /**
   * @param {Molecule} molecule
   * @param {Passing} passing
   * @param {import("./stages.js").Stage} stage
   * @param {number} atom The one whose sums are shown.
   */
  show(molecule, passing, stage, atom) {
    if (this.atoms.childElementCount !== molecule.atoms.length) this.#build(molecule.atoms.length);
    const places = placed(molecule, this.plot, [HALF_WIDTH, HALF_HEIGHT]);
    const sending = stage.kind === "send" || stage.kind === "sum";
    const arrows = sending ? molecule.bonds.flatMap((bond) => bothWays(bond, places, atom)) : [];
    this.svg.replaceChildren(...bondLines(asDrawn(molecule), places).map(({ element }) => element), ...arrows);
    const values = stage.kind === "sum" ? passing.rounds[stage.round].sums : this.#states(passing, stage);
    const most = Math.max(1, ...values.flat().map(Math.abs));
    [...this.atoms.children].forEach((button, at) => {
      const [x, y] = places[at];
      Object.assign(/** @type {HTMLElement} */ (button).style, { left: `${x}px`, top: `${y}px` });
      press(button, at === atom);
      const name = make("b", {}, molecule.atoms[at], make("sub", { textContent: `${at + 1}` }));
      const part = fixed(passing.parts[at]);
      const read = stage.kind === "parts" || stage.kind === "total";
      const inner = read ? make("span", { className: "part", textContent: part }) : this.#strip(values[at], most);
      button.replaceChildren(name, inner);
      const told = read ? `gives ${part}` : values[at].map((value) => fixed(value)).join(", ");
      button.setAttribute("title", `${molecule.atoms[at]} ${at + 1}: ${told}`);
    });
  }

  /** @type {(passing: Passing, stage: import("./stages.js").Stage) => number[][]} */
  #states = (passing, stage) => statesAfter(passing, roundsOver(stage, passing.rounds.length));

  /** @param {number} count */
  #build(count) {
    const buttons = Array.from({ length: count }, (_, at) => {
      const button = make("button", { type: "button" });
      button.onclick = () => this.pick(at);
      return button;
    });
    this.atoms.replaceChildren(...buttons);
  }

  /** @type {(values: readonly number[], most: number) => HTMLElement} */
  #strip(values, most) {
    const { diverging } = themeOf(this.plot);
    const cells = values.map((value) => make("i", { style: `background: ${tint(diverging, 1.5 * value, most)}` }));
    return make("span", { className: "strip" }, ...cells);
  }
}

/**
 * The two messages along a bond; those for the chosen atom are darker.
 *
 * @param {readonly number[]} bond
 * @param {readonly Place[]} places
 * @param {number} atom
 */
const bothWays = ([one, other], places, atom) => [
  ...arrow(places[one], places[other], other === atom),
  ...arrow(places[other], places[one], one === atom),
];

/** @type {(from: Place, to: Place, here: boolean) => SVGElement[]} */
function arrow([x0, y0], [x1, y1], here) {
  const long = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [dx, dy] = [(x1 - x0) / long, (y1 - y0) / long];
  const free = Math.min(HALF_WIDTH / (Math.abs(dx) || 1e-9), HALF_HEIGHT / (Math.abs(dy) || 1e-9)) + 3;
  const [side, from, to] = [7, Math.min(free, 0.4 * long), Math.max(long - free, 0.6 * long)];
  const at = (/** @type {number} */ along, /** @type {number} */ beside) =>
    `${x0 + dx * along - dy * beside},${y0 + dy * along + dx * beside}`;
  const kind = here ? " in" : "";
  const [start, end] = [at(from, side).split(","), at(to - TIP, side).split(",")];
  return [
    makeSvg("line", { class: `arrow${kind}`, x1: start[0], y1: start[1], x2: end[0], y2: end[1] }),
    makeSvg("polygon", {
      class: kind.trim(),
      points: [at(to, side), at(to - TIP, side - 6), at(to - TIP, side + 6)].join(" "),
    }),
  ];
}
