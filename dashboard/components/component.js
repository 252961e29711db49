/**
 * What Streamlit calls to mount a component, and again whenever its data or the theme change.
 *
 * @template Data
 * @typedef {object} Mount
 * @property {Data} data
 * @property {ShadowRoot} parentElement
 * @property {(name: string, value: unknown) => void} setTriggerValue
 */

/**
 * One component on the page.
 *
 * @template Data
 * @typedef {object} View
 * @property {(data: Data) => void} show Called on mounting too.
 * @property {() => void} [stop] Takes back what it did outside its root.
 */

/**
 * Turn a function that builds a view, once for each place where it is mounted, into a component.
 *
 * Streamlit calls the function that a call returned also when the call was overtaken by the next one while its module
 * was on the way: it stops nothing then, since only a component that has left the page is over.
 *
 * @template Data
 * @param {(root: ShadowRoot, first: { data: Data, tell: (name: string, value: unknown) => void }) => View<Data>} build
 *   `tell` hands Python a value once, by the name of its `on_<name>_change`.
 * @returns {(mount: Mount<Data>) => (() => void) | undefined}
 */
export function component(build) {
  /** @type {WeakMap<ShadowRoot, { mount: Mount<Data>, view: View<Data> }>} */
  const mounted = new WeakMap();
  return (mount) => {
    const root = mount.parentElement;
    if (!root.isConnected) return undefined; // it has gone meanwhile
    let here = mounted.get(root);
    if (here) here.mount = mount;
    else {
      const tell = (/** @type {string} */ name, /** @type {unknown} */ value) =>
        (mounted.get(root)?.mount ?? mount).setTriggerValue(name, value);
      here = { mount, view: build(root, { data: mount.data, tell }) };
      mounted.set(root, here);
    }
    const { view } = here;
    view.show(mount.data);
    return () => {
      if (!root.isConnected && mounted.delete(root)) view.stop?.();
    };
  };
}
