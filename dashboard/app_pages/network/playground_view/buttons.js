/**
 * The buttons over the diagram: units, inputs to be used or left out, − and + of layers and units.
 *
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./arrange.js").Plan} Plan
 * @typedef {import("./arrange.js").Placed} Placed
 * @typedef {object} Wishes
 * @property {(what: "inputs" | "hidden", values: readonly (string | number)[]) => void} ask
 * @property {(unit: import("./arrange.js").Unit | null) => void} look
 * @property {(grip: import("./hand.js").Grip | null) => void} point
 * @property {(grip: import("./hand.js").Grip, value: number) => void} turn
 * @property {(grip: import("./hand.js").Grip) => void} speak
 * @property {(unit: import("./arrange.js").Unit) => void} toggle
 */
import { make, press } from "../../../components/dom.js";
import { INPUTS } from "../contract.js";
import { nameOf } from "./arrange.js";

/**
 * @param {string} text
 * @param {{ label: string, place: string, onclick?: () => void, disabled?: boolean }} how By its place it is found
 *   again when all is drawn anew.
 */
const button = (text, { label, place, onclick, disabled = false }) =>
  make("button", {
    ...{ type: "button", textContent: text, onclick, disabled, title: label },
    ...{ "aria-label": label, "data-place": place },
  });

/**
 * @param {number} x
 * @param {number} y
 * @param {boolean} narrow
 * @param {...(Node | string)} parts
 */
function head(x, y, narrow, ...parts) {
  const made = make("div", { className: narrow ? "head narrow" : "head" }, ...parts);
  Object.assign(made.style, { left: `${x}px`, top: `${y}px` });
  return made;
}

/** @param {number} count */
const bold = (count) => make("b", { textContent: count });

/**
 * One unit; of an input also its name.
 *
 * @param {Data} data
 * @param {Placed} at
 * @param {Wishes} wishes
 */
function unitButton(data, at, { ask, look, toggle }) {
  const { column, unit, size, x, y } = at;
  const one = button("", { label: nameOf(data, at), place: `${column},${unit}` });
  one.className = column ? "unit" : "unit input";
  const box = { left: x - size / 2, top: y - size / 2, width: size, height: size };
  for (const [name, value] of Object.entries(box)) one.style.setProperty(name, `${value}px`);
  const enter = () => look(at);
  const leave = () => look(null);
  Object.assign(one, { onpointerenter: enter, onfocus: enter, onpointerleave: leave, onblur: leave });
  if (column && column <= data.hidden.length) {
    one.title = `${nameOf(data, at)}: press to switch it off or on; drag up or down for its bias`;
    one.onclick = () => toggle(at);
  } else if (column) one.title = "Drag up or down for its bias";
  if (column) return [one];
  const name = INPUTS[unit];
  const used = data.inputs.includes(name);
  press(one, used);
  one.title = `Input ${name}: press to ${used ? "leave it out" : "use it"}`;
  one.onclick = () => {
    const chosen = INPUTS.filter((each) => data.inputs.includes(each) !== (each === name));
    ask(
      "inputs",
      chosen.map((each) => data.features[each]),
    );
  };
  const label = make("span", { className: "name", textContent: name });
  Object.assign(label.style, { left: `${x - size / 2 - 4}px`, top: `${y}px` });
  return [label, one];
}

/**
 * How many hidden layers there are.
 *
 * @param {Data} data
 * @param {Plan} plan
 * @param {Wishes} wishes
 */
function layersHead(data, { lift }, { ask }) {
  const { hidden, fixed, mostLayers, title, parameters } = data;
  const full = hidden.length >= mostLayers;
  const less = button("−", {
    label: "One layer less",
    place: "less",
    onclick: () => ask("hidden", hidden.slice(0, -1)),
    disabled: fixed || !hidden.length,
  });
  const more = button("+", {
    label: full ? `${mostLayers} is the most` : "One layer more",
    place: "more",
    onclick: () => ask("hidden", [...hidden, hidden.at(-1) ?? 4]),
    disabled: fixed || full,
  });
  const words = ` hidden layer${hidden.length === 1 ? "" : "s"}${title ? "" : ` · ${parameters} parameters`}`;
  const made = head(0, lift, false, less, bold(hidden.length), more, make("span", { textContent: words }));
  made.style.transform = "none";
  return made;
}

/**
 * How many units a layer has.
 *
 * @param {Data} data
 * @param {Plan} plan
 * @param {number} layer
 * @param {Wishes} wishes
 */
function unitsHead({ hidden, fixed, mostUnits }, { units, narrow, heads }, layer, { ask }) {
  const count = hidden[layer];
  const change = (/** @type {number} */ next) => () => ask("hidden", hidden.with(layer, next));
  const less = button("−", {
    label: `Layer ${layer + 1}: one unit less`,
    place: `less ${layer}`,
    onclick: change(count - 1),
    disabled: fixed || count <= 1,
  });
  const more = button("+", {
    label: `Layer ${layer + 1}: one unit more`,
    place: `more ${layer}`,
    onclick: change(count + 1),
    disabled: fixed || count >= mostUnits,
  });
  const parts = narrow ? [more, bold(count), less] : [less, bold(count), more];
  return head(units[layer + 1][0].x, heads, narrow, ...parts);
}

/**
 * Put all buttons at their places; what had the focus keeps it.
 *
 * @param {ShadowRoot} root
 * @param {HTMLElement} box
 * @param {Data} data
 * @param {Plan} plan
 * @param {Wishes} wishes
 */
export function placeButtons(root, box, data, plan, wishes) {
  const active = root.activeElement ?? document.activeElement;
  const focused = active instanceof HTMLElement ? active.dataset.place : undefined;
  const { units, heads } = plan;
  const ends = [head(units[0][0].x, heads + 3, false, "inputs")];
  ends.push(head(units[units.length - 1][0].x, heads + 3, false, data.output === "linear" ? "y" : "p"));
  box.replaceChildren(
    ...units.flat().flatMap((at) => unitButton(data, at, wishes)),
    layersHead(data, plan, wishes),
    ...ends,
    ...data.hidden.map((_, layer) => unitsHead(data, plan, layer, wishes)),
  );
  if (focused === undefined) return;
  const again = box.querySelector(`button[data-place="${focused}"]`);
  if (!(again instanceof HTMLButtonElement)) return;
  const able = again.disabled ? again.parentElement?.querySelector("button:enabled") : again; // the other of + and −
  if (able instanceof HTMLElement) able.focus({ preventScroll: true });
}
