/** What a word is found by. */

/** @typedef {import("../../../components/glossary/terms.js").Term} Term */

/**
 * Whether each of the words typed stands somewhere in an entry, in capitals or not.
 *
 * @param {Pick<Term, "name" | "says" | "keras" | "forms">} term
 * @param {string} typed
 */
export function matches({ name, says, keras, forms }, typed) {
  const all = [name, says, keras, ...forms].join(" ").toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
