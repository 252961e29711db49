// Keeps this visit's right and wrong guesses, in the browser alone: nobody else needs to know them.
function makeMatrix(root, { channel }) {
  const kept = bus.kept.get(`${channel}:visit`) ?? { drawings: [], current: null };
  bus.kept.set(`${channel}:visit`, kept);
  const matrix = {};

  const buttons = Array.from({ length: 10 }, (_, digit) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: digit });
    button.setAttribute("aria-label", `It was a ${digit}`);
    button.onclick = () => told(digit);
    root.querySelector(".buttons").append(button);
    return button;
  });

  // Told twice about one drawing, it corrects the entry instead of counting it again.
  const told = (truth) => {
    if (!kept.current) return;
    if (!kept.drawings.includes(kept.current)) kept.drawings.push(kept.current);
    kept.current.truth = truth;
    show();
  };

  const show = () => {
    const right = kept.drawings.filter(({ truth, guess }) => truth === guess).length;
    const unsure = kept.drawings.filter(({ sure }) => !sure).length;
    root.querySelector(".tally").textContent = kept.drawings.length
      ? `${right} of ${kept.drawings.length} right on this visit` + (unsure ? `, ${unsure} of them unsure.` : ".")
      : "Draw, look at the guess, then say what it was. Guesses are counted for this visit only.";
    buttons.forEach((button, digit) => {
      button.disabled = !kept.current;
      button.title = kept.current ? "" : "Draw a digit first";
      button.setAttribute("aria-pressed", String(kept.current?.truth === digit));
    });
    const count = (truth, guess) => kept.drawings.filter((one) => one.truth === truth && one.guess === guess).length;
    const row = (truth) =>
      `<tr><th scope="row">${truth}</th>${buttons
        .map((_, guess) => [count(truth, guess), truth === guess ? "right" : "wrong"])
        .map(([times, kind]) => (times ? `<td class="${kind}">${times}</td>` : "<td></td>"))
        .join("")}</tr>`;
    root.querySelector("table").innerHTML =
      `<caption>Rows: what it was. Columns: what the CNN said.</caption>` +
      `<tr><th></th>${buttons.map((_, digit) => `<th scope="col">${digit}</th>`).join("")}</tr>` +
      buttons.map((_, digit) => row(digit)).join("");
  };

  // One drawing lasts from an empty pad to the next empty pad, or until something else replaces it.
  const stopAnswers = hear(`${channel}:answer`, ({ digit, sure }) => {
    if (digit === undefined || matrix.empty) return;
    kept.current ??= { truth: null };
    const counted = kept.drawings.includes(kept.current);
    if (!counted) Object.assign(kept.current, { guess: digit, sure });
    if (!counted && buttons[0].disabled) show();
  });
  const stopQuestions = hear(`${channel}:ask`, ({ strokes, photo }) => {
    matrix.empty = !strokes.length && !photo;
    if (!matrix.empty) return;
    kept.current = null;
    show();
  });
  show();
  matrix.stop = () => (stopAnswers(), stopQuestions());
  return matrix;
}

export default function ({ data, parentElement }) {
  return once(parentElement, () => makeMatrix(parentElement, data)).stop;
}
