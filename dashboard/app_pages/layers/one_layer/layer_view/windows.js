/** Conv2D and MaxPooling2D, one window each: products and their sum; the largest of four. */
import { makeSvg } from "../../../../components/dom.js";
import { fixed, plain } from "../../../../components/format.js";
import { convolve, largest, pool, windowAt } from "../../../../components/grids.js";
import { write } from "./panel.js";
import { table } from "./plots.js";

/** @typedef {{ image: number[], kernels: Record<string, number[]> }} Given A digit, row by row; kernels of 3×3. */

const SETTINGS = { size: 3, stride: 1, padding: "valid", zeros: 0 };

/**
 * @param {import("./panel.js").Frame} frame
 * @returns {[left: number, top: number, size: number]} A square as large as there is room.
 */
function square({ left, right, top, bottom }) {
  const size = Math.min(right - left, bottom - top);
  return [left + (right - left - size) / 2, top, size];
}

/**
 * @param {[left: number, top: number, size: number]} box
 * @param {number} side
 * @param {[row: number, column: number, wide: number]} cells
 */
function frameOn([left, top, size], side, [row, column, wide]) {
  const cell = size / side;
  const place = { x: left + column * cell, y: top + row * cell, width: wide * cell, height: wide * cell };
  return [makeSvg("rect", { ...place, class: "halo" }), makeSvg("rect", { ...place, class: "window" })];
}

/** @param {[left: number, top: number, size: number]} box */
const outline = ([x, y, size]) => makeSvg("rect", { x, y, width: size, height: size, class: "edge" });

/** @param {import("./pictures.js").Stage<Given>} stage */
function computed({ values, given, panels, set, theme }) {
  const [row, column] = [values.row - 1, values.column - 1];
  const image = { side: 28, values: Float64Array.from(given.image) };
  const kernel = given.kernels[values.kernel];
  const map = /** @type {import("../../../../components/grids.js").Grid} */ (convolve(image, kernel, SETTINGS));
  const pooled = /** @type {NonNullable<ReturnType<typeof pool>>} */ (pool(map));
  const pixels = windowAt(image, row, column, 3);
  const sum = map.values[row * map.side + column];
  const [up, along] = [Math.floor(row / 2), Math.floor(column / 2)];
  const four = windowAt(map, 2 * up, 2 * along, 2);
  const most = largest(map.values);
  const signs = { stops: theme.diverging, low: -most, high: most };
  const go = (/** @type {number} */ down, /** @type {number} */ right) => set({ row: down + 1, column: right + 1 });
  return {
    values,
    given,
    panels,
    set,
    theme,
    row,
    column,
    image,
    kernel,
    map,
    pooled,
    pixels,
    sum,
    up,
    along,
    four,
    most,
    signs,
    go,
  };
}

/** @typedef {ReturnType<typeof computed>} Found */

/**
 * A grid with a window on it that follows the hand.
 *
 * @param {Found} found
 * @param {"image" | "map"} name
 * @param {{ side: number, values: ArrayLike<number> }} grid
 * @param {{ stops: readonly string[], low: number, high: number }} scale
 * @param {number} wide
 */
function paintGrid({ panels, row, column, sum, up, along, go }, name, grid, scale, wide) {
  const panel = panels[name];
  const box = square(panel.frame());
  const cell = box[2] / grid.side;
  panel.pixels(name, { ...grid, box }, scale);
  const nodes = [outline(box), ...frameOn(box, grid.side, [row, column, wide])];
  if (name === "map") nodes.push(...frameOn(box, grid.side, [2 * up, 2 * along, 2]).slice(1));
  const to = (/** @type {number} */ x, /** @type {number} */ y) =>
    go(Math.floor((y - box[1]) / cell - (wide - 1) / 2), Math.floor((x - box[0]) / cell - (wide - 1) / 2));
  panel.onPress(to);
  panel.grip("window", {
    at: [box[0] + (column + wide / 2) * cell, box[1] + (row + wide / 2) * cell],
    size: [Math.max(wide * cell, 26), Math.max(wide * cell, 26)],
    label: `Window at row ${row + 1}, column ${column + 1}: drag it, or use the arrow keys`,
    drag: to,
    key: (right, upwards) => go(row - upwards, column + right),
  });
  panel.draw(nodes, name === "map" ? `Feature map; the cell is ${fixed(sum)}` : "The digit, with the window on it");
}

/** @param {Found} found */
function paintProducts({ panels, theme, kernel, pixels, sum }) {
  const frame = panels.products.frame({ left: 0.2, right: 0.2, top: 0.2, bottom: 5 });
  const products = table(frame, {
    ...{ rows: ["", "", ""], columns: ["", "", ""], most: 1.6, diverging: theme.diverging },
    cell: (down, right) => {
      const at = 3 * down + right;
      return { text: `${fixed(pixels[at], 1)}·${plain(kernel[at], 2)}`, value: pixels[at] * kernel[at] };
    },
  });
  const end = frame.top + 3 * products.high;
  panels.products.draw(
    [
      ...products.nodes,
      write("their sum, plus bias 0", [frame.left, end + 1.6 * frame.text]),
      write(`= ${fixed(sum)}`, [frame.left, end + 3.6 * frame.text], { class: "large" }),
    ],
    `Nine products; their sum is ${fixed(sum)}`,
  );
}

/** @param {Found} found */
function paintPooled({ panels, map, pooled, up, along, four, signs, go }) {
  const frame = panels.pooled.frame({ left: 0.2, right: 0.2, top: 0.2, bottom: 3.4 });
  const box = square(frame);
  panels.pooled.pixels("pooled", { ...pooled.max, box }, signs);
  panels.pooled.onPress((x, y) => {
    const cell = box[2] / pooled.max.side;
    const winner =
      pooled.winners[
        13 * Math.max(0, Math.min(12, Math.floor((y - box[1]) / cell))) +
          Math.max(0, Math.min(12, Math.floor((x - box[0]) / cell)))
      ];
    go(Math.floor(winner / map.side), winner % map.side);
  });
  const best = pooled.max.values[up * pooled.max.side + along];
  const under = box[1] + box[2];
  panels.pooled.draw(
    [
      outline(box),
      ...frameOn(box, pooled.max.side, [up, along, 1]),
      write(
        `largest of ${four
          .map((each) => fixed(each))
          .slice(0, 2)
          .join(", ")},`,
        [frame.left, under + 1.3 * frame.text],
      ),
      write(
        `${four
          .map((each) => fixed(each))
          .slice(2)
          .join(", ")}: `,
        [frame.left, under + 2.6 * frame.text],
      ),
      write(fixed(best), [frame.right, under + 2.6 * frame.text], { class: "strong", "text-anchor": "end" }),
    ],
    `Pooled map; the largest of ${four.map((each) => fixed(each)).join(", ")} is ${fixed(best)}`,
  );
}

/**
 * @param {Found} found
 * @returns {import("./pictures.js").Told}
 */
function told({ row, column, kernel, sum, up, along, four }) {
  return {
    keras: "Conv2D(1, 3) → MaxPooling2D(2)",
    shapes: "(1, 28, 28, 1) → (1, 26, 26, 1) → (1, 13, 13, 1)",
    parameters: "3·3·1·1 + 1 = 10, pooling 0 parameters",
    says: `Row ${row + 1}, column ${column + 1} of the map: nine products and the bias add up to ${fixed(sum)}; of its block of four, pooling keeps ${fixed(Math.max(...four))}.`,
    values: {
      kernel: JSON.stringify([0, 1, 2].map((down) => kernel.slice(3 * down, 3 * down + 3))),
      ...{ top: row, left: column, sum, best: Math.max(...four), pool_row: up, pool_column: along },
      block: four.map((each) => fixed(each)).join(", "),
    },
  };
}

/** @type {import("./pictures.js").Picture<Given>} */
export const WINDOWS = {
  columns: "1fr 0.72fr 1fr 0.72fr",
  panels: [
    { name: "image", caption: "Image 28×28: drag the window", ratio: 1 },
    { name: "products", caption: "Its pixels × the kernel", ratio: 1.2 },
    { name: "map", caption: "Conv2D: feature map 26×26", ratio: 1 },
    { name: "pooled", caption: "MaxPooling2D: 13×13", ratio: 1.2 },
  ],
  paint(stage) {
    const found = computed(stage);
    paintGrid(found, "image", found.image, { stops: stage.theme.image, low: 0, high: 1 }, 3);
    paintProducts(found);
    paintGrid(found, "map", found.map, found.signs, 1);
    paintPooled(found);
    return told(found);
  },
};
