/**
 * What the visitor sets, kept for the visit; a link or Reset begins it anew.
 *
 * @typedef {import("./ink.js").Stroke} Stroke
 * @typedef {object} Setting As `dashboard.app_pages.convolution.convolution_view.Setting`.
 * @property {string} image
 * @property {string} preset
 * @property {number} size
 * @property {number[]} kernel
 * @property {string} padding
 * @property {number} zeros
 * @property {number} stride
 * @property {number} shift
 * @property {number} step
 *
 * @typedef {object} Drawing
 * @property {Stroke[]} strokes
 * @property {Uint8Array} base Gray values below them.
 *
 * @typedef {object} Told
 * @property {string} version Of the setting.
 * @property {Stroke[]} over What is drawn over an image that is no drawing, until another one is chosen.
 * @property {boolean} pencil Whether a pressed pointer draws.
 * @property {Drawing[]} past What Undo brings back.
 * @property {string} [photo] The last one that was taken.
 *
 * @typedef {Setting & Drawing & Told} Kept
 */
import { kept as keptOnPage } from "../../../components/bus.js";
import { DRAWING } from "../contract.js";
import { lengthen, readInk, SIDE } from "./ink.js";

export const PHOTO = "my photo";
export const EMPTY = new Uint8Array(SIDE ** 2);

/**
 * What is set on a channel: as the visitor left it, or begun anew where another version is given.
 *
 * @param {object} data
 * @param {string} data.channel
 * @param {string} data.version
 * @param {Setting & { ink: string }} data.first
 * @param {string | null} data.photo Shown as soon as it is taken.
 * @returns {Kept} The same object for as long as it is not begun anew.
 */
export function takeUp({ channel, version, first, photo }) {
  /** @type {Kept | undefined} */
  const known = keptOnPage.get(channel);
  const kept = known?.version === version ? known : begun(first, version, known);
  keptOnPage.set(channel, kept);
  if (photo && photo !== kept.photo) Object.assign(kept, { photo, ...chosen(PHOTO) });
  return kept;
}

/**
 * A setting as it is given; what was drawn before stays, unless a drawing is given.
 *
 * @param {Setting & { ink: string }} first
 * @param {string} version
 * @param {Kept} [known]
 * @returns {Kept}
 */
function begun({ ink, ...setting }, version, known) {
  const draws = setting.image === DRAWING;
  const fresh = { strokes: draws ? readInk(ink) : [], base: EMPTY, past: [] };
  const { strokes, base, past } = known && !(ink && draws) ? known : fresh;
  const over = draws ? [] : readInk(ink);
  return { ...setting, version, strokes, base, past, over, pencil: draws, photo: known?.photo };
}

/**
 * What changes with another image.
 *
 * @param {string} image
 * @returns {Pick<Kept, "image" | "shift" | "over" | "pencil">}
 */
export const chosen = (image) => ({ image, shift: 0, over: [], pencil: image === DRAWING });

/**
 * Another drawing; Undo brings the present one back.
 *
 * @param {Kept} kept
 * @param {Drawing} next
 */
export function redraw(kept, next) {
  kept.past.push({ strokes: kept.strokes, base: kept.base });
  Object.assign(kept, next);
}

/** @param {Kept} kept */
export const isBlank = ({ strokes, base }) => !strokes.length && !base.some(Boolean);

/**
 * Draw at a place of the image.
 *
 * @param {Kept} kept
 * @param {[x: number, y: number]} place In pixels of 28×28.
 * @param {boolean} begins Whether the pen has just touched it.
 */
export function draw(kept, place, begins) {
  if (kept.image !== DRAWING) {
    if (begins || !kept.over.length) kept.over.push([]);
    lengthen(kept.over[kept.over.length - 1], ...place);
    return;
  }
  if (begins || !kept.strokes.length) redraw(kept, { strokes: [...kept.strokes, []], base: kept.base });
  lengthen(kept.strokes[kept.strokes.length - 1], ...place);
}
