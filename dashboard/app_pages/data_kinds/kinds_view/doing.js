/**
 * What hands do to the things: presses, keys, strokes, text.
 *
 * @typedef {import("./kept.js").Kept} Kept
 * @typedef {import("./molecule_edits.js").Edit} Edit
 *
 * @typedef {object} State
 * @property {() => import("./graph.js").Kind} kind
 * @property {() => Kept} kept
 * @property {() => Record<string, string>} digits
 * @property {(next: Partial<Kept>, note: string) => void} change
 * @property {(node?: number) => number} pressed The node that was pressed last; told when another one is.
 */
import { clamp } from "../../../components/format.js";
import { LEVELS, MOST_LETTERS } from "../contract.js";
import { arranged } from "./arrange.js";
import { remember } from "./kept.js";
import { addAtom, changeBond, changeElement, moveAtom, removeAtom } from "./molecule_edits.js";
import { withPreset } from "./presets.js";

const STEP = 0.06; // of half the panel: how far an arrow moves an atom
/** @type {Record<string, [right: number, down: number]>} */
const MOVES = {
  "Shift+ArrowLeft": [-STEP, 0],
  "Shift+ArrowRight": [STEP, 0],
  "Shift+ArrowUp": [0, -STEP],
  "Shift+ArrowDown": [0, STEP],
};
const FIXED = {
  image: "The edges of an image are those of its grid: they stay as they are.",
  sentence: "The edges of a sentence follow its words: type other words.",
};

/** @param {State} state */
export function doing(state) {
  const drawn = () => state.kept();

  /** @type {(edit: Edit, keep?: boolean) => void} */
  const edit = ({ next, note }, keep = true) => {
    if (next && keep) remember(state.kept());
    state.change(next ? { ...next, moved: true } : {}, note);
  };

  /** @type {(pixel: number, level: number) => void} */
  const paint = (pixel, level) => {
    const { pixels } = state.kept();
    if (pixels[pixel] !== level) state.change({ pixels: pixels.with(pixel, level) }, "");
  };

  /** @param {number} node */
  const press = (node) => {
    state.pressed(node);
    if (state.kind() === "molecule") return edit(changeElement(drawn(), node));
    remember(state.kept());
    paint(node, state.kept().pixels[node] * 2 > LEVELS ? 0 : LEVELS);
  };

  /** @type {(node: number, key: string) => boolean} */
  const key = (node, pressed) => {
    if (state.kind() === "sentence") return false;
    state.pressed(node);
    if (state.kind() === "image") {
      if (!/^\d$/.test(pressed)) return false;
      remember(state.kept());
      paint(node, Math.round((LEVELS * Number(pressed)) / 9));
      return true;
    }
    const found = atomEdit(drawn(), node, pressed);
    if (found) edit(found);
    return Boolean(found);
  };

  /** @type {(one: number, other: number) => void} */
  const pair = (one, other) => {
    const kind = state.kind();
    if (kind === "molecule") edit(changeBond(drawn(), one, other));
    else state.change({}, FIXED[kind]);
  };

  return {
    panels: {
      ...{ drawn, press, key, pair, paint },
      edit: (/** @type {Edit} */ made, /** @type {boolean} */ keep = true) => edit(made, keep),
      remember: () => remember(state.kept()),
      level: (/** @type {number} */ pixel) => state.kept().pixels[pixel],
      write: (/** @type {string} */ text) => state.change({ text: text.slice(0, MOST_LETTERS) }, cut(text)),
    },
    controls: controlsOf(state, { edit, drawn }),
  };
}

/** What is said of a text that is too long. @param {string} text */
const cut = (text) =>
  text.length > MOST_LETTERS ? `Of ${text.length} letters, the first ${MOST_LETTERS} are kept.` : "";

/**
 * What a key does to an atom.
 *
 * @param {import("./molecule_edits.js").Drawn} drawn
 * @param {number} atom
 * @param {string} pressed
 * @returns {Edit | null}
 */
function atomEdit(drawn, atom, pressed) {
  const letter = pressed.toUpperCase();
  if (/^[CNOF]$/.test(letter)) {
    return changeElement(drawn, atom, /** @type {import("./molecule.js").Element} */ (letter));
  }
  if (pressed === "+" || pressed === "Insert") return addAtom(drawn, atom);
  if (pressed === "Delete" || pressed === "Backspace" || pressed === "-") return removeAtom(drawn, atom);
  const by = MOVES[pressed];
  if (!by) return null;
  const [x, y] = drawn.places[atom];
  return moveAtom(drawn, atom, [x + by[0], y + by[1]]);
}

/**
 * @param {State} state
 * @param {{ edit: (edit: Edit) => void, drawn: () => Kept }} own
 * @returns {import("./controls.js").Host}
 */
function controlsOf(state, { edit, drawn }) {
  return {
    choose: (name) => {
      remember(state.kept());
      state.change(withPreset({ kind: state.kind(), digits: state.digits() }, name), "");
    },
    surround: (neighbors) => state.change({ neighbors }, ""),
    draw: (first) => state.change({ first: clamp(first, 0, MOST_LETTERS) }, ""),
    clear: () => {
      remember(state.kept());
      state.change({ pixels: state.kept().pixels.map(() => 0) }, "");
    },
    undo: () => state.change(state.kept().past.pop() ?? {}, ""),
    tidy: () => {
      const { molecule } = state.kept();
      remember(state.kept());
      state.change({ places: arranged(molecule), moved: false }, "");
    },
    remove: () => edit(removeAtom(drawn(), state.pressed())),
  };
}
