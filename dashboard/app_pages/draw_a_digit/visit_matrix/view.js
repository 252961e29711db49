/** Keeps this visit's right and wrong guesses, in the browser alone: nobody else needs to know them. */
import { hear, kept } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find, make, press } from "../../../components/dom.js";
import { fillMatrix } from "../../../components/matrix.js";
import { answered, count, newVisit, tally, tell } from "./visit.js";

/** @typedef {import("./visit.js").Visit} Visit */

const DIGITS = [...Array(10).keys()];

/**
 * The visit, which outlives the page on which it began.
 *
 * @param {string} channel
 * @returns {Visit}
 */
function visitOf(channel) {
  const key = `${channel}:visit`;
  if (!kept.has(key)) kept.set(key, newVisit());
  return kept.get(key);
}

/**
 * @param {Visit} visit
 * @param {number} truth
 * @param {number} guess
 */
function cellOf(visit, truth, guess) {
  const times = count(visit, truth, guess);
  return times ? make("td", { className: truth === guess ? "right" : "wrong", textContent: times }) : make("td");
}

export default component((root, /** @type {{ data: { channel: string } }} */ { data: { channel } }) => {
  const visit = visitOf(channel);
  let empty = false;

  const buttons = DIGITS.map((digit) => {
    const told = () => {
      tell(visit, digit);
      show();
    };
    return make("button", { type: "button", textContent: digit, "aria-label": `It was a ${digit}`, onclick: told });
  });
  find(root, ".buttons").append(...buttons);

  function show() {
    find(root, ".tally").textContent = tally(visit);
    find(root, "details").hidden = !visit.drawings.length;
    buttons.forEach((button, digit) => {
      button.disabled = !visit.current;
      button.title = visit.current ? "" : "Draw a digit first";
      press(button, visit.current?.truth === digit);
    });
    fillMatrix(find(root, "table", HTMLTableElement), {
      classes: DIGITS,
      caption: "Rows: what it was. Columns: what the CNN said.",
      cell: (truth, guess) => cellOf(visit, truth, guess),
    });
  }

  const stopAnswers = hear(`${channel}:answer`, ({ digit, sure }) => {
    if (digit === undefined || empty) return;
    if (answered(visit, { digit, sure }) && buttons[0].disabled) show();
  });
  // One drawing lasts from an empty pad to the next empty pad, or until something else replaces it.
  const stopQuestions = hear(`${channel}:ask`, ({ strokes, photo }) => {
    empty = !strokes.length && !photo;
    if (!empty) return;
    visit.current = null;
    show();
  });
  const stop = () => {
    stopAnswers();
    stopQuestions();
  };
  return { show, stop };
});
