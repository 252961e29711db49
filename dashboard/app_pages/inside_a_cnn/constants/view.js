// Says a message on the channel that it names.
export default function ({ data }) {
  const [{ channel }] = unpack(data);
  say(channel, data);
  return () => bus.last.delete(channel);
}
