/**
 * What of the picture a link holds: the step, whether the grid is bent, what was moved by hand and switched off.
 *
 * @typedef {import("./network.js").Data} Data
 */
import { prefixed } from "../../../components/words.js";
import { spelled } from "./hand.js";

/**
 * The words of the address; null takes one out.
 *
 * @param {{ data: Data, hand: import("./hand.js").Hand, now: number, step: number, bent: boolean }} shown
 */
export function addressOf({ data, hand, now, step, bent }) {
  const { moved, off } = spelled(hand, now);
  const played = { step: data.trained && !data.live ? step : null, bent: bent ? 1 : null, play: null };
  return prefixed(data.prefix, { ...(data.aside ? {} : played), [data.words.moved]: moved, [data.words.off]: off });
}

/**
 * The words of a network that stood beside another one, all taken out.
 *
 * @param {Data} data
 */
export const forgotten = ({ prefix, words }) =>
  prefixed(prefix, Object.fromEntries(Object.values(words).map((word) => [word, null])));
