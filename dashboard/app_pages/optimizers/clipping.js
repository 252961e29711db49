/**
 * Clipping by value, by norm and by global norm, as `nnviz.optimizers.clipping` has it.
 *
 * @typedef {import("./surfaces.js").Place} Place
 * @typedef {{ kind: string, limit: number }} Clip
 */
import { clamp } from "../../components/format.js";

/**
 * @param {Place} gradient
 * @param {Clip | null} clip
 * @param {boolean} apart Whether its two numbers belong to two variables, such as a kernel and a bias.
 * @returns {Place}
 */
export function clipped([x, y], clip, apart) {
  if (!clip) return [x, y];
  const { kind, limit } = clip;
  if (kind === "value" || (kind === "norm" && apart)) return [clamp(x, -limit, limit), clamp(y, -limit, limit)];
  const factor = limit / Math.max(Math.hypot(x, y), limit);
  return [x * factor, y * factor];
}
