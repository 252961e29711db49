/**
 * The loss chart as the replay's own scrubber: pressed or dragged along its curves, or with the arrow keys.
 *
 * @typedef {import("./network.js").Data} Data
 */
import { say } from "../../../components/bus.js";
import { clamp } from "../../../components/format.js";
import { drawLosses } from "./losses.js";
import { snapshotOf } from "./moments.js";

const FAR = 10; // snapshots of an arrow key with Shift

/**
 * The snapshot whose epoch is nearest.
 *
 * @param {ArrayLike<number>} epochs Rising.
 * @param {number} epoch
 */
export function nearestSnapshot(epochs, epoch) {
  let after = 0;
  while (after < epochs.length - 1 && epochs[after] < epoch) after += 1;
  const before = Math.max(0, after - 1);
  return epoch - epochs[before] < epochs[after] - epoch ? before : after;
}

/**
 * The first step of the player that shows a snapshot, or a later one.
 *
 * @param {Pick<Data, "live" | "arrays">} data
 * @param {number} snapshot
 */
export function stepOf(data, snapshot) {
  const last = data.arrays.follow ? data.arrays.follow.values.length - 1 : snapshot;
  let step = 0;
  while (step < last && snapshotOf(data, step) < snapshot) step += 1;
  return step;
}

/**
 * Where a key leads; undefined for other keys.
 *
 * @param {KeyboardEvent} event
 * @param {number} now
 * @param {number} last
 */
function keyed({ key, shiftKey, ctrlKey, altKey, metaKey }, now, last) {
  if (ctrlKey || altKey || metaKey) return undefined;
  const far = shiftKey ? FAR : 1;
  /** @type {Record<string, number>} */
  const places = {
    ArrowLeft: now - far,
    ArrowDown: now - far,
    ArrowRight: now + far,
    ArrowUp: now + far,
    Home: 0,
    End: last,
  };
  return key in places ? clamp(places[key], 0, last) : undefined;
}

/**
 * Make the canvas of the losses a handle of the player, whenever a training can be replayed.
 *
 * @param {HTMLCanvasElement} canvas
 */
export function makeScrubber(canvas) {
  /** @type {{ data: Data, now: number, plot: import("./losses.js").Plot } | null} */
  let shown = null;

  /** @param {number | undefined} snapshot */
  function go(snapshot) {
    if (!shown || snapshot === undefined) return;
    const player = shown.data.step.replace(/:step$/, "");
    say(`${player}:go`, { step: stepOf(shown.data, snapshot), stop: true });
  }

  /** @param {PointerEvent} event */
  function under({ clientX }) {
    if (!shown) return undefined;
    const { left, width } = canvas.getBoundingClientRect();
    const { plot, data } = shown;
    const x = ((clientX - left) * canvas.clientWidth) / width;
    const share = clamp((x - plot.left) / (plot.right - plot.left), 0, 1);
    return nearestSnapshot(data.arrays.epochs.values, share * plot.last);
  }

  canvas.onpointerdown = (event) => {
    if (!shown || event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    canvas.focus({ preventScroll: true });
    go(under(event));
  };
  canvas.onpointermove = (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) go(under(event));
  };
  canvas.onkeydown = (event) => {
    const snapshot = shown && keyed(event, shown.now, shown.data.arrays.epochs.values.length - 1);
    if (typeof snapshot !== "number") return;
    event.preventDefault();
    event.stopPropagation();
    go(snapshot);
  };

  /**
   * Draw the losses, as `drawLosses` does.
   *
   * @param {Data} data
   * @param {number} now
   * @param {Parameters<typeof drawLosses>[3]} how
   */
  return function paint(data, now, how) {
    const plot = drawLosses(canvas, data, now, how);
    shown = plot && data.trained && !data.live && data.arrays.epochs ? { data, now, plot } : null;
    canvas.classList.toggle("scrub", shown !== null);
    canvas.role = shown ? "slider" : "img";
    if (!shown) {
      canvas.removeAttribute("tabindex");
      return;
    }
    canvas.tabIndex = 0;
    const epochs = data.arrays.epochs.values;
    canvas.ariaValueMin = "0";
    canvas.ariaValueMax = String(epochs[epochs.length - 1]);
    canvas.ariaValueNow = String(epochs[now]);
    canvas.ariaValueText = `epoch ${epochs[now]}, ${canvas.ariaLabel}`;
    canvas.ariaLabel = "Loss over the epochs: the moment of the training";
  };
}
