/** Which snapshot is shown, and when it is painted. */

/**
 * The snapshot to show: the last one while the training goes on, else the player's.
 *
 * @param {Pick<import("./network.js").Data, "live" | "arrays">} data
 * @param {number} step
 */
export function snapshotOf({ live, arrays: { epochs, follow } }, step) {
  const last = Math.max(0, (epochs?.values.length ?? 0) - 1);
  if (live) return last;
  return Math.min(follow ? follow.values[Math.min(step, follow.values.length - 1)] : step, last);
}

/**
 * Paint at most once for each frame of the screen, however fast the slider moves; the first time at once, as a player
 * that steps in each frame would else be painted in every second.
 *
 * @param {() => void} paint
 */
export function onceAFrame(paint) {
  let [waiting, later] = [false, false];
  const soon = () => {
    if (waiting) {
      later = true;
      return;
    }
    paint();
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (later) {
        later = false;
        soon();
      }
    });
  };
  return soon;
}
