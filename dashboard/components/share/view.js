/** Copies the address with the present values of the page's browser sliders, and tells Python once. */
import { lastSaid } from "../bus.js";
import { copyBy } from "../clipboard.js";
import { component } from "../component.js";
import { find } from "../dom.js";

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
  return { href: url.href, values };
}

export default component((root, { data: { path }, tell }) => {
  const button = find(root, "button", HTMLButtonElement);
  button.onclick = () => {
    const { href, values } = present(path);
    tell("asked", { values, origin: location.origin + location.pathname });
    copyBy(button, href, () => "Link is shown");
  };
  return { show: () => {} };
});
