/** Copies the address with the present values of the page's browser sliders, and tells Python once. */
import { lastSaid } from "../bus.js";
import { component } from "../component.js";
import { find } from "../dom.js";
import { saidOf } from "./said.js";

const MOMENT = 2500; // ms

/**
 * The present address, and the values that were put into it.
 *
 * @param {string} path
 */
function present(path) {
  const url = new URL(location.href);
  const values = lastSaid(`address:${path}`) ?? {};
  for (const [name, value] of Object.entries(values)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, String(value));
  }
  url.searchParams.delete("lecture"); // phones show the whole page
  return { url, values };
}

/**
 * Copy a text, where there is a clipboard; without HTTPS there is none.
 *
 * @param {string} text
 */
const copied = (text) =>
  Promise.resolve(navigator.clipboard?.writeText(text)).then(
    () => Boolean(navigator.clipboard),
    () => false,
  );

export default component((root, { data, tell }) => {
  let { path } = data;
  const [button, note] = [find(root, "button", HTMLButtonElement), find(root, ".note")];
  button.onclick = async () => {
    const { url, values } = present(path);
    const done = await copied(url.href);
    tell("asked", { values, origin: location.origin + location.pathname, copied: done });
    note.textContent = done ? saidOf(url.searchParams) : "The link is shown: this browser does not let pages copy.";
    setTimeout(() => {
      note.textContent = "";
    }, MOMENT);
  };
  return {
    show: (/** @type {{ path: string }} */ newer) => {
      path = newer.path;
    },
  };
});
