// Shared by all components: a page-wide bus whose channels remember the last thing said on them.
const bus = (globalThis.nnvizBus ??= { last: new Map(), target: new EventTarget(), kept: new Map() });

function say(channel, value) {
  bus.last.set(channel, value);
  bus.target.dispatchEvent(new CustomEvent(channel, { detail: value }));
}

// Call `listener` with what was last said on the channel and with all that follows; returns the way to stop.
function hear(channel, listener) {
  const handle = (event) => listener(event.detail);
  bus.target.addEventListener(channel, handle);
  if (bus.last.has(channel)) listener(bus.last.get(channel));
  return () => bus.target.removeEventListener(channel, handle);
}

// What is built once per mount and survives the calls that Streamlit makes whenever data or theme change.
const mounted = new WeakMap();
function once(parent, build) {
  if (!mounted.has(parent)) mounted.set(parent, build());
  return mounted.get(parent);
}
