/**
 * A template whose fields are filled as `dashboard.components.live_text.fill` does, and what its signs mean.
 *
 * @typedef {string | { kind: string, parts: Piece[] }} Piece Text, or marked text.
 */
const FIELD = /«(\w+)(?::(\+?)\.(\d+)f)?»/g;
const MARKS = /\*([^*]+)\*|_\{([^}]*)\}|\^\{([^}]*)\}/g;
const TOKENS =
  /(#.*$)|("""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\b(import|from|as|def|return|for|in|if|else|with|while|print|not|and|or|lambda|None|True|False)\b/gm;

/**
 * @param {string} template
 * @returns {Set<string>} The names of its fields.
 */
export const fieldsOf = (template) => new Set([...template.matchAll(FIELD)].map((match) => match[1]));

/**
 * Fill the fields of a template; one without a value shows "…".
 *
 * @param {string} template
 * @param {Record<string, unknown>} values
 * @param {(number: string) => string} [write] How numbers are written; as in code if not given.
 */
export const fill = (template, values, write = (number) => number) =>
  template.replace(FIELD, (_, name, sign, decimals) => {
    const text = format(values[name], sign, decimals);
    return typeof values[name] === "number" ? write(text) : text;
  });

/**
 * @param {unknown} value
 * @param {string | undefined} sign
 * @param {string | undefined} decimals
 */
function format(value, sign, decimals) {
  if (value === undefined) return "…";
  if (decimals === undefined) return String(value);
  const number = Number(value);
  const text = number.toFixed(Number(decimals));
  return sign && number >= 0 ? `+${text}` : text;
}

/**
 * Take Python code apart: comments, strings, keywords, and what lies between.
 *
 * @param {string} code
 * @returns {Piece[]}
 */
export const piecesOfCode = (code) =>
  pieces(code, TOKENS, ([text, comment, string]) => {
    const kind = comment ? "comment" : string ? "string" : "keyword";
    return { kind, parts: [text] };
  });

/**
 * Take a text apart: *emphasis*, _{below}, ^{above}, and what lies between.
 *
 * @param {string} text
 * @returns {Piece[]}
 */
export const piecesOfText = (text) =>
  pieces(text, MARKS, ([, emphasis, below, above]) => {
    const kind = emphasis !== undefined ? "em" : below !== undefined ? "sub" : "sup";
    return { kind, parts: piecesOfText(emphasis ?? below ?? above) };
  });

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @param {(match: RegExpMatchArray) => Piece} mark
 */
function pieces(text, pattern, mark) {
  /** @type {Piece[]} */
  const found = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) found.push(text.slice(end, match.index));
    found.push(mark(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push(text.slice(end));
  return found;
}
