/** Embedding: a word's number picks a row of a table that training has filled. */
import { between } from "../../../../components/colors.js";
import { makeSvg } from "../../../../components/dom.js";
import { fixed } from "../../../../components/format.js";
import { linear } from "../../../../components/scales.js";
import { write } from "./panel.js";
import { axisBelow, dot, line, table } from "./plots.js";

/**
 * @typedef {object} Given
 * @property {string[]} words By their numbers.
 * @property {number[]} epochs
 * @property {number[][][]} tables The embedding at each of them, [epoch][word][number].
 * @property {number[]} accuracies On the test sentences, at each.
 * @property {Record<string, number[]>} sentences By their words.
 */

const REACH = 1.4;
const NEAR = 3;

/**
 * Where labels stand beside their dots, none on another one: each takes the nearest free height.
 *
 * @param {{ x: number, y: number, wide: number }[]} dots
 * @param {number} high Of a line of text.
 * @param {[top: number, bottom: number]} room
 */
export function labelled(dots, high, [top, bottom]) {
  /** @type {{ x: number, y: number, wide: number }[]} */
  const placed = [];
  const ways = Array.from({ length: 80 }, (_, at) => (Math.ceil(at / 2) * (at % 2 ? 1 : -1) * high) / 4);
  const far = (/** @type {number[]} */ [right, down]) => 0.75 * right + Math.abs(down);
  const places = [0, 4, 8].flatMap((right) => ways.map((down) => [right * high, down]));
  places.sort((one, other) => far(one) - far(other)); // farther right where it is full
  return dots.map(({ x, y, wide }) => {
    const free = (/** @type {number} */ left, /** @type {number} */ middle) =>
      middle >= top &&
      middle <= bottom &&
      placed.every((each) => Math.abs(each.y - middle) >= high || left >= each.x + each.wide || each.x >= left + wide);
    const [right, down] = places.find(([right, down]) => free(x + right, y + down)) ?? [0, 0];
    const found = { x: x + right, y: y + down };
    placed.push({ ...found, wide });
    return found;
  });
}

/** @param {import("./pictures.js").Stage<Given>} stage */
function computed({ values, given, panels, set, theme }) {
  const word = values.word;
  const rows = given.tables[values.moment];
  const epoch = given.epochs[values.moment];
  const [first, second] = rows[word];
  const distance = (/** @type {number} */ at) => Math.hypot(rows[at][0] - first, rows[at][1] - second);
  const named = [...rows.keys()].filter((at) => at > 0); // 0 fills up what a sentence is short of
  const near = named
    .filter((at) => at !== word)
    .sort((one, other) => distance(one) - distance(other))
    .slice(0, NEAR);
  const name = (/** @type {number} */ at) => given.words[at] || "(end)";
  const sentence = given.sentences[values.sentence];
  return { values, given, panels, set, theme, word, rows, epoch, first, second, distance, named, near, name, sentence };
}

/** @typedef {ReturnType<typeof computed>} Found */

/** @param {Found} found */
function paintSentence({ values, panels, set, theme, word, rows, name, sentence }) {
  const looked = table(panels.sentence.frame({ left: 4.4, right: 0.2, top: 1.6, bottom: 0.2 }), {
    rows: sentence.map(name),
    columns: ["number", "1st", "2nd"],
    cell: (row, column) =>
      column
        ? {
            text: fixed(rows[sentence[row]][column - 1]),
            value: rows[sentence[row]][column - 1],
            lit: sentence[row] === word,
          }
        : { text: sentence[row], lit: sentence[row] === word },
    ...{ most: REACH, diverging: theme.diverging },
  });
  panels.sentence.onPress((x, y) => set({ word: sentence[looked.at(x, y)[0]] }));
  panels.sentence.draw(looked.nodes, `The sentence ${values.sentence}: its numbers are ${sentence.join(", ")}`);
}

/** @param {Found} found */
function paintTable({ panels, set, theme, word, rows, name }) {
  const frame = panels.table.frame({ left: 0.4, right: 4.6, top: 0.4, bottom: 0.2 });
  const high = (frame.bottom - frame.top) / rows.length;
  const wide = (frame.right - frame.left) / 4;
  const y = (/** @type {number} */ row) => frame.top + row * high;
  const cell = (/** @type {number} */ column, /** @type {number} */ row, /** @type {string} */ fill) =>
    makeSvg("rect", {
      x: frame.left + column * wide,
      y: y(row),
      width: wide - 2,
      height: Math.max(high - 1, 1),
      fill,
    });
  const shade = (/** @type {number} */ value) =>
    `rgb(${between(theme.diverging, 0.5 + value / REACH / 2).map(Math.round)})`;
  const label = Math.max(frame.top + frame.text, Math.min(frame.bottom, y(word) + high / 2 + 0.35 * frame.text));
  const nodes = [
    ...rows.flatMap((numbers, row) => [
      cell(0, row, row === word ? theme.ink : theme.line),
      ...numbers.map((value, column) => cell(2 + column, row, shade(value))),
    ]),
    makeSvg("rect", {
      x: frame.left - 2,
      y: y(word) - 2,
      width: frame.right - frame.left + 2,
      height: high + 3,
      class: "window",
    }),
    write(name(word), [frame.right + 0.4 * frame.text, label], { class: "strong" }),
  ];
  panels.table.onPress((_, top) => set({ word: Math.floor((top - frame.top) / high) }));
  panels.table.draw(
    nodes,
    `The one-hot vector of ${name(word)} is 1 at ${word} and 0 elsewhere; times the table that is row ${word}`,
  );
}

/** @param {Found} found */
function paintScatter({ panels, set, word, rows, epoch, first, second, named, near, name }) {
  const frame = panels.scatter.frame({ left: 2.6, right: 0.6, top: 0.4, bottom: 2.8 });
  const x = linear([-REACH, REACH], [frame.left, frame.right]);
  const y = linear([-REACH, REACH], [frame.bottom, frame.top]);
  const places = named.map((at) => [x(rows[at][0]), y(rows[at][1])]);
  const labels = labelled(
    named.map((at, index) => ({
      x: places[index][0] + 8,
      y: places[index][1],
      wide: 0.62 * frame.text * (name(at).length + 1),
    })),
    1.05 * frame.text,
    [frame.top + 0.5 * frame.text, frame.bottom - 0.5 * frame.text],
  );
  const nodes = [
    ...[-1, 0, 1].flatMap((tick) => [
      line("grid", [frame.left, y(tick)], [frame.right, y(tick)]),
      line("grid", [x(tick), frame.top], [x(tick), frame.bottom]),
      write(fixed(tick, 0), [frame.left - 0.4 * frame.text, y(tick) + 0.35 * frame.text], { "text-anchor": "end" }),
    ]),
    ...near.map((at) => line("path", [x(first), y(second)], [x(rows[at][0]), y(rows[at][1])])),
    ...named.flatMap((at, index) => {
      const { x: left, y: middle } = labels[index];
      const [px, py] = places[index];
      return [
        ...(Math.hypot(left - 8 - px, middle - py) > 4 ? [line("leader", [px, py], [left - 2, middle])] : []),
        dot(at === word ? "example lit" : "example", [px, py], at === word ? 6 : 3.5),
        write(name(at), [left, middle + 0.35 * frame.text], {
          class: at === word ? "strong" : near.includes(at) ? "near-word" : "word",
        }),
      ];
    }),
    ...axisBelow(frame, [-1, 0, 1], x, "first number (upwards: the second)"),
  ];
  panels.scatter.onPress((left, top) => {
    const away = (/** @type {number} */ index) =>
      Math.min(
        Math.hypot(places[index][0] - left, places[index][1] - top),
        Math.hypot(Math.max(labels[index].x - left, 0, left - labels[index].x - 3 * frame.text), labels[index].y - top),
      );
    const [best] = [...named.keys()].sort((one, other) => away(one) - away(other));
    set({ word: named[best] });
  });
  panels.scatter.draw(
    nodes,
    `${named.length} words as points after ${epoch} epochs; nearest to ${name(word)}: ${near.map(name).join(", ")}`,
  );
}

/**
 * @param {Found} found
 * @returns {import("./pictures.js").Told}
 */
function told({ values, given, word, rows, epoch, first, second, near, name, sentence }) {
  const sides = rows[0].length;
  return {
    keras: `Embedding(${rows.length}, ${sides})`,
    shapes: `(1, ${sentence.length}) → (1, ${sentence.length}, ${sides})`,
    parameters: `${rows.length}·${sides} = ${rows.length * sides} parameters`,
    says: `“${name(word)}” is row ${word}: (${fixed(first)}, ${fixed(second)}). Nearest after ${epoch} epochs: ${near.map(name).join(", ")}. Accuracy on 500 test sentences ${fixed(100 * given.accuracies[values.moment], 1)} %.`,
    values: {
      ...{ number: word, name: name(word), first, second, epoch, nearest: near.map(name).join(", ") },
      ...{ accuracy: 100 * given.accuracies[values.moment], numbers: JSON.stringify(sentence) },
    },
  };
}

/** @type {import("./pictures.js").Picture<Given>} */
export const EMBEDDING = {
  columns: "0.95fr 0.75fr 1.9fr",
  panels: [
    { name: "sentence", caption: "A sentence: its rows", ratio: 1.3 },
    { name: "table", caption: "One-hot × table", ratio: 0.9 },
    { name: "scatter", caption: "The table’s rows as points: press a word", ratio: 1.2, wide: true },
  ],
  paint(stage) {
    const found = computed(stage);
    paintSentence(found);
    paintTable(found);
    paintScatter(found);
    return told(found);
  },
};
