/**
 * What stands around the maps in words.
 *
 * @typedef {import("./maps.js").Computed} Computed
 * @typedef {import("./maps.js").Filter} Filter
 * @typedef {import("./maps.js").Name} Name
 */
import { fixed, percent, plain } from "../../../components/format.js";
import { outputSize } from "../../../components/grids.js";
import { BY_NUMBER } from "../contract.js";
import { blockOf, differing, movedAlong } from "./maps.js";

const TITLES = { map: "Feature map", relu: "ReLU", max: "Max pool", mean: "Mean pool" };

/**
 * @param {Name} name
 * @param {Computed} computed
 */
export function caption(name, { image, edges: [before, after], grids }) {
  if (name !== "input") return `${TITLES[name]} ${sized(grids[name]?.side ?? 0)}`;
  const around = before === after ? `${before} zero${before > 1 ? "s" : ""} around` : zerosBeside(before, after);
  return `Image ${sized(image.side)}${after ? ` and ${around}` : ""}`;
}

/** @param {number} side */
const sized = (side) => `${side}×${side}`;

/**
 * @param {number} before
 * @param {number} after
 */
const zerosBeside = (before, after) => `zeros: ${before} before, ${after} after`;

/**
 * The size of the map, worked out.
 *
 * @param {number} side Of the image.
 * @param {Filter} filter
 */
export function formula(side, filter) {
  const { size, stride, padding, zeros } = filter;
  const out = outputSize(side, filter);
  if (padding === "same") return `Size: ⌈n / s⌉ = ⌈${side} / ${stride}⌉ = ${out}`;
  const around = padding === BY_NUMBER ? zeros : 0;
  return `Size: ⌊(n + 2p − k) / s⌋ + 1 = ⌊(${side} + 2·${around} − ${size}) / ${stride}⌋ + 1 = ${out}`;
}

/**
 * What is impossible in a setting, and the class of the choice that makes it so; null where nothing is.
 *
 * @param {Computed} computed
 * @param {Filter} filter
 */
export function impossible({ image, grids }, filter) {
  const { size, stride } = filter;
  const [out, wide] = [outputSize(image.side, filter), grids.input.side];
  if (out < 1) {
    const why = `⌊(${wide} − ${size}) / ${stride}⌋ + 1 = ${out}`;
    const text = `A ${sized(size)} filter does not fit into ${sized(wide)}: ${why}. Pad more, or take 3×3.`;
    return { text, choice: "sizes" };
  }
  if (grids.max) return null;
  const text = `A map of ${sized(out)} has no block of 2×2 to pool: ⌊${out} / 2⌋ = 0.`;
  return { text, choice: "strides" };
}

/**
 * What a shift of the image has changed; nothing without one.
 *
 * @param {Computed} computed
 * @param {{ shift: number, stride: number }} setting
 */
export function shiftChanged({ before, grids }, { shift, stride }) {
  if (!before?.map || !grids.map) return "";
  const part = (/** @type {"map" | "max" | "mean"} */ name, /** @type {string} */ label) => {
    const [now, then] = [grids[name], before[name]];
    if (!now || !then) return [];
    const [changed, all] = [differing(now, then), now.values.length];
    return [`${label} ${changed} of ${all} (${percent(changed / all, 0)})`];
  };
  const parts = [...part("map", "map"), ...part("max", "max pool"), ...part("mean", "mean pool")];
  const { same, compared } = movedAlong(before.map, grids.map, shift, stride);
  const along = compared ? ` The map moved along: ${same} of ${compared} old cells.` : "";
  return `Shifted ${plain(shift)} px. Changed cells: ${parts.join(" · ")}.${along}`;
}

/**
 * The block of 2×2 around a cell of the map: its cells in words, which of them is the largest, and what pooling makes
 * of it; null for a cell that is left over.
 *
 * @param {Computed} computed
 * @param {number} row
 * @param {number} column
 */
export function pooled({ grids }, row, column) {
  const { relu: map, max, mean, winners } = grids;
  const block = blockOf(grids, row, column);
  if (block === null || !map || !max || !mean || !winners) return null;
  const first = 2 * ((row >> 1) * map.side + (column >> 1));
  const cells = [first, first + 1, first + map.side, first + map.side + 1];
  return {
    cells: cells.map((cell) => ({ text: fixed(map.values[cell]), largest: cell === winners[block] })),
    max: max.values[block],
    mean: mean.values[block],
  };
}
