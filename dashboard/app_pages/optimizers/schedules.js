/** Learning rates that change from step to step, as `nnviz.optimizers.schedules` has them. */
import { END } from "./contract.js";

/**
 * @param {{ kind: string, rate: number, steps: number }} schedule
 * @param {number} step Updates made before.
 */
export function rateAt({ kind, rate, steps }, step) {
  if (kind === "constant") return rate;
  if (kind === "exponential") return rate * END ** (step / steps);
  if (kind === "step") {
    const drops = [Math.floor(steps / 3), Math.floor((2 * steps) / 3)];
    return rate * END ** (drops.filter((drop) => step > drop).length / 2);
  }
  const warm = kind === "cosine" ? 0 : Math.floor(steps / 8);
  if (step < warm) return (rate * step) / warm;
  const done = Math.min(step - warm, steps - warm) / (steps - warm);
  return rate * (((1 - END) * (1 + Math.cos(Math.PI * done))) / 2 + END);
}
