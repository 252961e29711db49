/** Says a message on the channel that it names. */
import { forget, say } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { unpack } from "../../../components/message.js";

/** @param {Uint8Array} message */
const channelOf = (message) => unpack(message)[0].channel;

export default component((_root, /** @type {{ data: Uint8Array }} */ { data: first }) => {
  const channel = channelOf(first);
  return { show: (message) => say(channel, message), stop: () => void forget(channel) };
});
