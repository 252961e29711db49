// What a visitor draws on 28×28 pixels: strokes on a grid of half pixels, few enough letters for a link.
const PEN = 1.7; // pixels, the radius of the pen on the image
const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRST"; // a place from 0 to 55 half pixels
const [WORD, WORDS] = [40, 9]; // letters in a word of the address, words at most

const onGrid = (at) => Math.min(LETTERS.length - 1, Math.max(0, Math.round(2 * at)));

// Add a place in pixels to a stroke, unless the pen has hardly moved.
function lengthen(stroke, x, y) {
  const place = [onGrid(x), onGrid(y)];
  const last = stroke.at(-1);
  if (!last || Math.hypot(place[0] - last[0], place[1] - last[1]) >= 2) stroke.push(place);
}

// Grey values of strokes over what was there before.
function inked(strokes, base) {
  const drawn = base.slice();
  for (const stroke of strokes) {
    stroke.forEach(([x1, y1], index) => {
      const [x0, y0] = stroke[Math.max(0, index - 1)];
      const long = (x1 - x0) ** 2 + (y1 - y0) ** 2;
      for (let cell = 0; cell < drawn.length; cell += 1) {
        const [x, y] = [2 * (cell % 28), 2 * Math.floor(cell / 28)];
        const along = long ? Math.min(1, Math.max(0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / long)) : 0;
        const near = Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0)) / 2;
        drawn[cell] = Math.max(drawn[cell], Math.round(255 * Math.min(1, Math.max(0, PEN - near))));
      }
    });
  }
  return drawn;
}

// The words of the address that spell strokes; where they are too many, every other place is left out.
function spelled(strokes) {
  const text = strokes.map((stroke) => stroke.map(([x, y]) => LETTERS[x] + LETTERS[y]).join("")).join(".");
  if (text.length > WORD * WORDS) {
    const thinned = strokes.map((stroke) => stroke.filter((_, index) => index % 2 === 0 || index === stroke.length - 1));
    return thinned.flat().length < strokes.flat().length ? spelled(thinned) : spelled(strokes.slice(1));
  }
  return Object.fromEntries(
    Array.from({ length: WORDS }, (_, word) => [`cv_ink${word + 1}`, text.slice(WORD * word, WORD * (word + 1)) || null]),
  );
}

const readInk = (text) =>
  text ? text.split(".").map((stroke) => stroke.match(/../g).map((pair) => [...pair].map((letter) => LETTERS.indexOf(letter)))) : [];
