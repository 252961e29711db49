/**
 * A page-wide bus whose channels remember the last thing said on them.
 *
 * It stands on the window: a page that is open while the server is updated gets modules of two versions, and what one
 * of them says the other has to hear.
 *
 * @typedef {object} Bus
 * @property {Map<string, any>} last What was last said, by channel.
 * @property {EventTarget} target
 * @property {Map<string, any>} kept What components keep for the visit, whatever is unmounted meanwhile.
 */

const page = /** @type {{ nnvizBus?: Bus }} */ (globalThis);
page.nnvizBus ??= { last: new Map(), target: new EventTarget(), kept: new Map() };
const bus = page.nnvizBus;

export const kept = bus.kept;

/**
 * @param {string} channel
 * @param {unknown} value
 */
export function say(channel, value) {
  bus.last.set(channel, value);
  bus.target.dispatchEvent(new CustomEvent(channel, { detail: value }));
}

/**
 * Say what has changed of an object that was said before.
 *
 * @param {string} channel
 * @param {Record<string, unknown>} values
 */
export const sayAlso = (channel, values) => say(channel, { ...bus.last.get(channel), ...values });

/**
 * Call a listener with what was last said on the channel and with all that follows.
 *
 * @param {string} channel
 * @param {(value: any) => void} listener
 * @returns {() => void} The way to stop.
 */
export function hear(channel, listener) {
  const handle = (/** @type {Event} */ event) => listener(/** @type {CustomEvent} */ (event).detail);
  bus.target.addEventListener(channel, handle);
  if (bus.last.has(channel)) listener(bus.last.get(channel));
  return () => bus.target.removeEventListener(channel, handle);
}

/**
 * @param {string} channel
 * @returns {any} What was last said on it.
 */
export const lastSaid = (channel) => bus.last.get(channel);

/**
 * Let those who come later not hear what was last said.
 *
 * @param {string} channel
 */
export const forget = (channel) => bus.last.delete(channel);
