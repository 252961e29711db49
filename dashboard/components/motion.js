/**
 * Motion as the tokens of the look have it (`dashboard/layout/tokens.css`): how long, and at what pace; nothing moves for
 * visitors who ask for no motion.
 */

const PACE = /** @type {const} */ ([0.2, 0, 0, 1]); // --ease
export const EASE = `cubic-bezier(${PACE})`;

/**
 * How long a motion takes, in milliseconds; 0 where nothing shall move.
 *
 * @param {"fast" | "move" | "morph"} token
 */
export const durationOf = (token) =>
  document.hidden ? 0 : parseFloat(getComputedStyle(document.documentElement).getPropertyValue(`--${token}`)) || 0;

/**
 * How far a motion has come after a share of its time.
 *
 * @param {number} share From 0 to 1.
 * @returns {number} From 0 to 1.
 */
export function eased(share) {
  const [x1, y1, x2, y2] = PACE;
  let [low, high] = [0, 1];
  for (let turn = 0; turn < 30; turn += 1) {
    const middle = (low + high) / 2;
    if (bezier(middle, x1, x2) < share) low = middle;
    else high = middle;
  }
  return bezier(high, y1, y2);
}

/**
 * @param {number} t
 * @param {number} first
 * @param {number} second
 */
const bezier = (t, first, second) => 3 * (1 - t) ** 2 * t * first + 3 * (1 - t) * t ** 2 * second + t ** 3;

/**
 * Call `step` on every frame until the time is over, at the end with 1.
 *
 * @param {number} duration In milliseconds.
 * @param {(share: number) => void} step How far the motion has come, eased.
 * @returns {() => void} The way to stop it where it is.
 */
export function tween(duration, step) {
  const begun = performance.now();
  let frame = requestAnimationFrame(function next(now) {
    const share = Math.min(1, (now - begun) / duration);
    if (share < 1) frame = requestAnimationFrame(next);
    step(share < 1 ? eased(Math.max(0, share)) : 1);
  });
  return () => cancelAnimationFrame(frame);
}
