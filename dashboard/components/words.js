/** Names of parameters with the prefix of their page, as the address and the page's text know them. */

/**
 * @param {string} prefix
 * @param {Record<string, unknown>} values By names without the prefix.
 * @returns {Record<string, unknown>}
 */
export const prefixed = (prefix, values) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}_${name}`, value]));

/**
 * What an address has to say: null, which takes the word out, where a value is the default.
 *
 * @param {string} prefix
 * @param {Record<string, unknown>} values By names without the prefix.
 * @param {Record<string, unknown>} defaults
 */
export const forAddress = (prefix, values, defaults) =>
  prefixed(
    prefix,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === defaults[name] ? null : value])),
  );
