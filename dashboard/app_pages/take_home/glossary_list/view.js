/** The glossary as a list: what is typed is looked for in names, sentences and the names that Keras has. */
import { component } from "../../../components/component.js";
import { find, findAll, stamp } from "../../../components/dom.js";
import { TERMS } from "../../../components/glossary/contract.js";
import { addressOf, formulaNodes } from "../../../components/glossary/entry.js";
import { matches } from "./search.js";

export default component((root, { tell }) => {
  const field = find(root, "input", HTMLInputElement);
  const entries = TERMS.map((term) => {
    const entry = stamp(root, "template.entry");
    find(entry, "dt").textContent = term.name;
    find(entry, ".says").textContent = term.says;
    find(entry, ".formula").replaceChildren(...formulaNodes(term.formula));
    find(entry, ".formula").hidden = !term.formula;
    find(entry, "code").textContent = term.keras;
    find(entry, "code").hidden = !term.keras;
    const link = find(entry, "a", HTMLAnchorElement);
    Object.assign(link, { href: addressOf(term).href, textContent: `${term.title} →` });
    link.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a window of its own
      event.preventDefault();
      tell("asked", term.page);
    };
    return { entry, term };
  });
  find(root, "dl").replaceChildren(...entries.map(({ entry }) => entry));
  const search = () => {
    for (const { entry, term } of entries) entry.hidden = !matches(term, field.value);
    const shown = findAll(root, "dl > div").filter((entry) => !entry.hidden).length;
    find(root, ".count").textContent = shown ? `${shown} of ${entries.length} words` : "No word like that.";
  };
  field.oninput = search;
  search();
  return { show: () => {} };
});
