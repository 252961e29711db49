/**
 * The layers of a stack, as `nnviz.layers.kinds` knows them.
 *
 * @typedef {number | string} Value
 *
 * @typedef {object} Layer
 * @property {string} kind A name of KINDS.
 * @property {Record<string, Value>} settings All there are.
 *
 * @typedef {object} Setting
 * @property {string} name
 * @property {Value} default
 * @property {number} [least] Of a number.
 * @property {number} [most]
 * @property {readonly Value[]} [options] All there are, of what is no number.
 * @property {string} [write] How it stands in the line; as it is if not given.
 * @property {Value | null} [omit] What is not written.
 *
 * @typedef {{ line: string, does: string, settings: Setting[] }} Kind
 */
import { INPUTS, MOST_INPUTS, MOST_LAYERS } from "../contract.js";
import { KINDS } from "../kinds/contract.js";

/**
 * @param {string} name
 * @returns {Kind}
 */
export const kindOf = (name) => /** @type {any} */ (KINDS)[name];

/** @param {Layer} layer */
export const isInput = ({ kind }) => INPUTS.includes(kind);

/**
 * A layer with its settings; those that are not given have their defaults.
 *
 * @param {string} kind
 * @param {Record<string, Value>} [settings]
 * @returns {Layer}
 */
export const layerOf = (kind, settings = {}) => ({
  kind,
  settings: { ...Object.fromEntries(kindOf(kind).settings.map((each) => [each.name, each.default])), ...settings },
});

/**
 * What Keras calls the kind.
 *
 * @param {Layer} layer
 */
export const nameOf = ({ kind }) => kindOf(kind).line.split("(")[0];

/**
 * Its call in Keras.
 *
 * @param {Layer} layer
 */
export function lineOf({ kind, settings }) {
  const { line, settings: known } = kindOf(kind);
  return known.reduce((text, { name, write, omit }) => {
    const written = settings[name] === omit ? "" : (write ?? "{}").replace("{}", String(settings[name]));
    return text.replaceAll(`{${name}}`, written);
  }, line);
}

/**
 * A stack as one short word.
 *
 * @param {Layer[]} stack
 */
export const spell = (stack) => stack.map(spelled).join("_");

/** @param {Layer} layer */
function spelled({ kind, settings }) {
  const { settings: known } = kindOf(kind);
  const values = known.map(({ name }) => settings[name]);
  while (values.length && values[values.length - 1] === known[values.length - 1].default) values.pop();
  return [kind, ...values].join("-");
}

/**
 * The stack that a word spells; Python has checked it.
 *
 * @param {string} text
 * @returns {Layer[]}
 */
export const read = (text) =>
  text
    .split("_")
    .filter(Boolean)
    .map((word) => {
      const [kind, ...values] = word.split("-");
      const known = kindOf(kind).settings;
      const set = values.map((value, place) => [known[place].name, valueIn(known[place], value)]);
      return layerOf(kind, Object.fromEntries(set));
    });

/**
 * @param {Setting} setting
 * @param {string} text
 * @returns {Value}
 */
const valueIn = ({ options }, text) => options?.find((each) => String(each) === text) ?? Number(text);

/**
 * Whether there is room for one more layer of a kind.
 *
 * @param {Layer[]} stack
 * @param {string} kind
 */
export function hasRoom(stack, kind) {
  const inputs = stack.filter(isInput).length;
  return INPUTS.includes(kind) ? inputs < MOST_INPUTS : stack.length - inputs < MOST_LAYERS;
}
