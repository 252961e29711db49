/** Flatten: rows laid end to end; what was above and below is far away. */
import { between } from "../../../../components/colors.js";
import { makeSvg } from "../../../../components/dom.js";
import { write } from "./panel.js";
import { line } from "./plots.js";
import { placeInFlat } from "./steps.js";

/** @typedef {{ images: number[][], labels: number[] }} Given Digits, row by row. */

const SIDE = 14;
/** @type {Record<string, [down: number, right: number]>} */
const NEIGHBORS = { above: [-1, 0], left: [0, -1], right: [0, 1], below: [1, 0] };

/** @param {import("./pictures.js").Stage<Given>} stage */
function computed({ values, given, panels, set, theme }) {
  const { batch } = values;
  const images = given.images.slice(0, batch);
  const [digit, row, column] = [Math.min(values.digit, batch) - 1, values.row - 1, values.column - 1];
  const place = (/** @type {number} */ down, /** @type {number} */ right) =>
    placeInFlat([down, right, 0], [SIDE, SIDE, 1]);
  const around = Object.entries(NEIGHBORS)
    .map(([name, [down, right]]) => ({ name, row: row + down, column: column + right }))
    .filter(({ row: down, column: right }) => down >= 0 && right >= 0 && down < SIDE && right < SIDE)
    .map((each) => ({ ...each, place: place(each.row, each.column) }));
  const here = place(row, column);
  const scale = { stops: theme.image, low: 0, high: 1 };
  return { values, given, panels, set, theme, batch, images, digit, row, column, place, around, here, scale };
}

/** @typedef {ReturnType<typeof computed>} Found */

/** @param {Found} found */
function paintImages({ panels, set, images, digit, row, column, around, scale }) {
  const frame = panels.images.frame({ left: 0.2, right: 0.2, top: 0.2, bottom: 0.2 });
  const each = (frame.bottom - frame.top) / images.length;
  const size = Math.min(each - 8, frame.right - frame.left);
  const [cell, left] = [size / SIDE, frame.left + (frame.right - frame.left - size) / 2];
  const top = (/** @type {number} */ at) => frame.top + at * each + (each - size) / 2;
  for (const [at, image] of images.entries()) {
    panels.images.pixels(`image${at}`, { values: image, side: SIDE, box: [left, top(at), size] }, scale);
  }
  const box = (/** @type {number} */ down, /** @type {number} */ right, /** @type {string} */ kind) =>
    makeSvg("rect", {
      x: left + right * cell,
      y: top(digit) + down * cell,
      width: cell,
      height: cell,
      class: kind,
    });
  const to = (/** @type {number} */ x, /** @type {number} */ y) => {
    const at = Math.max(0, Math.min(images.length - 1, Math.floor((y - frame.top) / each)));
    set({ digit: at + 1, row: Math.floor((y - top(at)) / cell) + 1, column: Math.floor((x - left) / cell) + 1 });
  };
  panels.images.onPress(to);
  panels.images.grip("pixel", {
    at: [left + (column + 0.5) * cell, top(digit) + (row + 0.5) * cell],
    size: [26, 26],
    label: `Pixel in row ${row + 1}, column ${column + 1}: drag it, or use the arrow keys`,
    drag: (x, y) => set({ row: Math.floor((y - top(digit)) / cell) + 1, column: Math.floor((x - left) / cell) + 1 }),
    key: (right, up) => set({ row: row - up + 1, column: column + right + 1 }),
  });
  panels.images.draw(
    [
      ...images.map((_, at) => makeSvg("rect", { x: left, y: top(at), width: size, height: size, class: "edge" })),
      ...around.map((one) => box(one.row, one.column, "near")),
      box(row, column, "halo"),
      box(row, column, "window"),
    ],
    `${images.length} digits; the pixel in row ${row + 1}, column ${column + 1} is chosen`,
  );
}

/** @param {Found} found */
function paintVectors({ panels, set, theme, images, digit, around, here }) {
  const frame = panels.vectors.frame({ left: 0.6, right: 0.6, top: 1.6, bottom: 0.2 });
  const each = (frame.bottom - frame.top) / images.length;
  const [wide, high] = [(frame.right - frame.left) / (SIDE * SIDE), Math.min(3 * frame.text, 0.3 * each)];
  const top = (/** @type {number} */ at) => frame.top + (at + 0.5) * each - high / 2;
  const x = (/** @type {number} */ at) => frame.left + at * wide;
  const strip = images.flatMap((image, at) => [
    ...image.map((value, pixel) =>
      makeSvg("rect", {
        x: x(pixel),
        y: top(at),
        width: wide + 0.3,
        height: high,
        fill: `rgb(${between(theme.image, value).map(Math.round)})`,
      }),
    ),
    makeSvg("rect", { x: frame.left, y: top(at), width: frame.right - frame.left, height: high, class: "edge" }),
    ...Array.from({ length: SIDE + 1 }, (_, down) =>
      line("row-end", [x(down * SIDE), top(at)], [x(down * SIDE), top(at) + high]),
    ),
  ]);
  const [above, below] = [top(digit) - 0.5 * frame.text, top(digit) + high + 1.3 * frame.text];
  const mark = (/** @type {number} */ at, /** @type {string} */ kind) =>
    makeSvg("rect", { x: x(at) - 1, y: top(digit) - 3, width: wide + 2, height: high + 6, class: kind });
  const rise = Math.min(2.6 * frame.text, above - 0.9 * frame.text); // of the arcs: their names have room
  const far = around.filter(({ name }) => name === "above" || name === "below");
  const nodes = [
    ...strip,
    ...around.map((one) => mark(one.place, "near")),
    mark(here, "window"),
    ...far.flatMap((one) => {
      const [from, to] = [x(here) + wide / 2, x(one.place) + wide / 2];
      return [
        makeSvg("path", {
          class: "arc",
          d: `M${from},${above}C${from},${above - rise} ${to},${above - rise} ${to},${above}`,
        }),
        write(one.name, [to, above - 0.96 * rise], { "text-anchor": one.name === "above" ? "end" : "start" }),
      ];
    }),
    write(
      `place ${here + 1}`,
      [Math.max(frame.left + 3 * frame.text, Math.min(frame.right - 3 * frame.text, x(here))), below],
      { "text-anchor": "middle", class: "strong" },
    ),
  ];
  panels.vectors.onPress((left, y) => {
    const pixel = Math.max(0, Math.min(SIDE * SIDE - 1, Math.floor((left - frame.left) / wide)));
    const at = Math.max(0, Math.min(images.length - 1, Math.floor((y - frame.top) / each)));
    set({ digit: at + 1, row: Math.floor(pixel / SIDE) + 1, column: (pixel % SIDE) + 1 });
  });
  panels.vectors.draw(
    nodes,
    `${images.length} rows of 196 numbers; the pixel stands at place ${here + 1}, its neighbors at ${around.map((one) => one.place + 1).join(", ")}`,
  );
}

/**
 * @param {Found} found
 * @returns {import("./pictures.js").Told}
 */
function told({ batch, digit, row, column, around, here }) {
  const neighbors = around.map((one) => `${one.name} at ${one.place + 1}`).join(", ");
  return {
    keras: "Flatten()",
    shapes: `(${batch}, 14, 14, 1) → (${batch}, 196)`,
    parameters: "0 parameters",
    says: `Row ${row + 1}, column ${column + 1}: place ${row}·14 + ${column + 1} = ${here + 1}. Neighbors: ${neighbors}. The batch of ${batch} stays.`,
    values: {
      digit_at: digit,
      row_at: row,
      column_at: column,
      place: here,
      row_shown: row + 1,
      column_shown: column + 1,
      place_shown: here + 1,
      neighbors,
    },
  };
}

/** @type {import("./pictures.js").Picture<Given>} */
export const FLATTEN = {
  columns: "1fr 2.6fr",
  panels: [
    { name: "images", caption: "14×14×1 images: drag the pixel", ratio: 0.9, wide: true },
    { name: "vectors", caption: "The same batch, flattened: 196 numbers in each row", ratio: 1.6, wide: true },
  ],
  paint(stage) {
    const found = computed(stage);
    paintImages(found);
    paintVectors(found);
    return told(found);
  },
};
