/**
 * The inputs that Vega makes for the bound parameters of charts: hidden, read, and moved as a hand would move them.
 *
 * @typedef {HTMLInputElement | HTMLSelectElement} Input
 * @typedef {number | boolean | string} Value
 *
 * @typedef {object} Driver
 * @property {(input: Input, value: Value) => void} drive Moves an input, unheard.
 * @property {(values: Map<string, Value>) => void} driveAll Moves all inputs of these names in the charts that are seen,
 *   each chart drawing once for all; one in a closed tab is left alone until it is opened.
 * @property {(input: Input) => void} repeat Lets an input tell Vega again what it says, unheard.
 * @property {() => void} stop
 */

/** A chart of Streamlit's. */
export const CHART = "[data-testid=stVegaLiteChart]";

/** The inputs of one parameter, or of all. */
const selector = (/** @type {string} */ name = "") => {
  const named = name && `[name="${CSS.escape(name)}"]`;
  return `.vega-bind input${named}, .vega-bind select${named}`;
};

/**
 * Return the inputs of a parameter in all charts of the page; of all parameters, if no name is given.
 *
 * @param {string} [name]
 * @returns {Input[]}
 */
export const inputsOf = (name) => /** @type {Input[]} */ ([...document.querySelectorAll(selector(name))]);

/**
 * The rule that hides the inputs of some parameters, and their box where nothing else stands in it.
 *
 * @param {readonly string[]} names
 */
export function hidingRule(names) {
  const mine = names.map((name) => `input[name="${CSS.escape(name)}"]`);
  if (!mine.length) return "";
  return `.vega-bind:has(${mine}), .vega-bindings:not(:has(input:not(${mine}))) { display: none !important; }`;
}

/** The rule that hides all inputs. */
export const HIDE_ALL = ".vega-bindings { display: none !important; }";

/**
 * What an input says; undefined for the radio buttons that are not chosen.
 *
 * @param {Input} input
 * @returns {Value | undefined}
 */
export function read(input) {
  if (input.type === "radio") return /** @type {HTMLInputElement} */ (input).checked ? input.value : undefined;
  if (input.type === "checkbox") return /** @type {HTMLInputElement} */ (input).checked;
  return input.type === "range" ? Number(input.value) : input.value;
}

/**
 * Hear of inputs that something else moves.
 *
 * @param {(input: Input, value: Value) => void} moved
 * @returns {Driver}
 */
export function onMove(moved) {
  let driving = false;
  const handle = (/** @type {Event} */ { target }) => {
    if (driving || !(target instanceof Element) || !target.matches(selector())) return;
    const input = /** @type {Input} */ (target);
    const value = read(input);
    if (value !== undefined) moved(input, value);
  };
  const events = ["input", "change"];
  for (const event of events) document.addEventListener(event, handle);
  const unheard = (/** @type {() => void} */ act) => {
    driving = true;
    act();
    driving = false;
  };
  return {
    drive: (input, value) => unheard(() => set(input, value)),
    driveAll: (values) => {
      const seen = [...document.querySelectorAll(CHART)].filter((chart) => chart.getClientRects().length);
      unheard(() => {
        for (const chart of seen) setSignals(chart, values)?.runAsync();
      });
    },
    repeat: (input) => unheard(() => tell(input)),
    stop: () => {
      for (const event of events) document.removeEventListener(event, handle);
    },
  };
}

/**
 * Bring an input to a value, and tell Vega.
 *
 * @param {Input} input
 * @param {Value} value
 */
function set(input, value) {
  if (input instanceof HTMLInputElement && ["checkbox", "radio"].includes(input.type)) {
    const on = input.type === "radio" ? input.value === value : Boolean(value);
    if (input.checked === on) return;
    input.checked = on;
    if (input.type === "radio" && !on) return; // its neighbor tells Vega
  } else {
    if (input.value === String(value)) return;
    input.value = String(value);
  }
  tell(input);
}

/**
 * Vega's own view, which takes several values and then draws once; an input each would have it drawn as many times.
 *
 * @typedef {{ signal: (name: string, value?: Value) => unknown, runAsync: () => void }} View
 *
 * @param {Element} chart
 * @returns {View | undefined} None while the chart is not drawn, or where Vega keeps it elsewhere.
 */
function viewOf(chart) {
  const plot = chart.querySelector("svg.marks path.background");
  return /** @type {any} */ (plot)?.__data__?.context?.dataflow;
}

/**
 * Bring a chart's parameters to values; their inputs follow.
 *
 * @param {Element} chart
 * @param {Map<string, Value>} values
 * @returns {View | undefined} Where it has to be drawn yet.
 */
function setSignals(chart, values) {
  const view = viewOf(chart);
  let drawn = true;
  for (const input of /** @type {NodeListOf<Input>} */ (chart.querySelectorAll(selector()))) {
    const value = values.get(input.name);
    if (value === undefined) continue;
    if (!view) set(input, value);
    else if (view.signal(input.name) !== value) {
      view.signal(input.name, value);
      drawn = false;
    }
  }
  return drawn ? undefined : view;
}

/** @param {Input} input */
function tell(input) {
  input.dispatchEvent(new Event("input", { bubbles: true }));
  if (["checkbox", "radio"].includes(input.type)) input.dispatchEvent(new Event("change", { bubbles: true }));
}
