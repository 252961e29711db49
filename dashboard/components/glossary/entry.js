/** What is said of a word. */
import { make } from "../dom.js";
import { piecesOfText } from "../live_text/template.js";

/** @typedef {import("./terms.js").Term} Term */

/**
 * @param {import("../live_text/template.js").Piece} piece
 * @returns {string | HTMLElement}
 */
const node = (piece) =>
  typeof piece === "string" ? piece : make(/** @type {"sub" | "sup"} */ (piece.kind), {}, ...piece.parts.map(node));

/**
 * Return a formula as nodes, its indices lowered and its powers raised.
 *
 * @param {string} formula
 */
export const formulaNodes = (formula) => piecesOfText(formula).map(node);

/**
 * Return the address of the page that shows a word.
 *
 * @param {Term} term
 */
export const addressOf = (term) => new URL(term.page, document.baseURI);
