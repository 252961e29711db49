/** Dense: every unit adds up all numbers of a row, each times its own weight, and its bias. */
import { makeSvg } from "../../../../components/dom.js";
import { fixed, signed } from "../../../../components/format.js";
import { linear, ticks } from "../../../../components/scales.js";
import { write } from "./panel.js";
import { axisBelow, line, table } from "./plots.js";
import { sumOf } from "./steps.js";

/** @typedef {{ cars: string[], x: number[][], features: string[], units: string[], reach: [low: number, high: number][] }} Given */

const FINE = 0.02; // of a weight, a pixel

/** @param {import("./pictures.js").Stage<Given>} stage */
function computed({ values, given, panels, set, theme }) {
  const [batch, car, unit] = [values.batch, Math.min(values.car, values.batch) - 1, values.unit - 1];
  const rows = given.x.slice(0, batch);
  const weight = (/** @type {number} */ from, /** @type {number} */ to) => values[`w${from + 1}${to + 1}`];
  const bias = (/** @type {number} */ to) => values[`b${to + 1}`];
  const terms = given.features.map((_, from) => rows[car][from] * weight(from, unit));
  const out = rows.map((row) =>
    given.units.map((_, to) => sumOf(row.map((each, from) => each * weight(from, to))) + bias(to)),
  );
  const names = given.cars.slice(0, batch);
  const pick = (/** @type {number} */ row, /** @type {number} */ column) => set({ car: row + 1, unit: column + 1 });
  return { values, given, panels, set, theme, batch, car, unit, rows, weight, bias, terms, out, names, pick };
}

/** @typedef {ReturnType<typeof computed>} Found */

/** @param {Found} found */
function paintBatch({ given, panels, theme, batch, car, unit, rows, names, pick }) {
  const x = table(panels.batch.frame({ left: 7.4, right: 0.2, top: 1.6, bottom: 0.2 }), {
    rows: names,
    columns: given.features,
    cell: (row, column) => ({ text: fixed(rows[row][column]), value: rows[row][column], lit: row === car }),
    ...{ most: 3, diverging: theme.diverging },
  });
  panels.batch.onPress((left, top) => pick(x.at(left, top)[0], unit));
  panels.batch.draw(x.nodes, `${batch} cars, ${given.features.length} numbers each; ${names[car]} is chosen`);
}

/** @param {Found} found */
function paintWeights({ given, panels, set, theme, car, unit, weight, bias, pick }) {
  const shown = [...given.features, "bias"];
  const of = (/** @type {number} */ row, /** @type {number} */ to) =>
    row < given.features.length ? weight(row, to) : bias(to);
  const frame = panels.weights.frame({ left: 5.4, right: 0.2, top: 1.6, bottom: 0.2 });
  const w = table(frame, {
    ...{ rows: shown, columns: given.units, most: 8, diverging: theme.diverging },
    cell: (row, to) => ({
      text: to === unit ? "" : fixed(of(row, to)),
      value: row < given.features.length ? of(row, to) : undefined,
      lit: to === unit,
    }),
  });
  shown.forEach((name, row) => {
    const word = row < given.features.length ? `w${row + 1}${unit + 1}` : `b${unit + 1}`;
    const move = (/** @type {number} */ to) => set({ [word]: to });
    panels.weights.grip(`weight${row}`, {
      ...{
        at: w.middle(row, unit),
        size: [w.wide - 4, w.high - 4],
        text: fixed(of(row, unit)),
        value: of(row, unit),
      },
      label: `${row < given.features.length ? "Weight of" : "Unit’s"} ${name} ${fixed(of(row, unit))}: drag it sideways, or use the arrow keys`,
      drag: (x, _, start) => move(start + FINE * (x - w.middle(row, unit)[0])),
      key: (right, up) => move(of(row, unit) + 0.1 * (right + up)),
    });
  });
  panels.weights.onPress((left, top) => pick(car, w.at(left, top)[1]));
  panels.weights.draw(w.nodes, `Weights and bias of ${given.units.length} units`);
}

/** @param {Found} found */
function paintSum({ given, panels, car, unit, rows, weight, bias, terms }) {
  const frame = panels.sum.frame({ left: 0.6, right: 0.6, top: 0.3, bottom: 2.8 });
  const [low, high] = given.reach[unit];
  const x = linear([low, high], [frame.left, frame.right]);
  const steps = ["bias", ...given.features];
  const each = (frame.bottom - frame.top) / steps.length;
  let total = 0;
  const nodes = steps.flatMap((name, row) => {
    const term = row ? terms[row - 1] : bias(unit);
    const [from, to] = [x(Math.max(low, Math.min(high, total))), x(Math.max(low, Math.min(high, total + term)))];
    total += term;
    const [y, words] = [
      frame.top + row * each,
      row ? `${name} ${fixed(rows[car][row - 1])} · ${fixed(weight(row - 1, unit))}` : name,
    ];
    return [
      write(`${words} = ${fixed(term)}`, [frame.left, y + 1.05 * frame.text], { class: "over" }),
      makeSvg("rect", {
        ...{ x: Math.min(from, to), y: y + 1.4 * frame.text, height: Math.max(each - 1.9 * frame.text, 4) },
        ...{ width: Math.max(Math.abs(to - from), 1.5), class: row ? (term < 0 ? "minus" : "plus") : "bar" },
      }),
      line("faint", [to, y + 1.4 * frame.text], [to, y + each + 1.4 * frame.text]),
    ];
  });
  const axis = axisBelow(
    frame,
    ticks(low, high).filter((tick) => tick >= low),
    x,
    given.units[unit],
  );
  panels.sum.draw([...nodes, ...axis], `bias ${fixed(bias(unit))} and ${terms.length} terms make ${fixed(total)}`);
}

/** @param {Found} found */
function paintOut({ given, panels, theme, car, unit, out, names, pick }) {
  const y = table(panels.out.frame({ left: 0.2, right: 0.2, top: 1.6, bottom: 0.2 }), {
    ...{ rows: names.map(() => ""), columns: given.units, most: 1, diverging: theme.diverging },
    cell: (row, to) => ({ text: fixed(out[row][to], 1), lit: row === car && to === unit }),
  });
  panels.out.onPress((left, top) => pick(.../** @type {[number, number]} */ (y.at(left, top))));
  panels.out.draw(y.nodes, `Outputs: ${out.map((row) => row.map((each) => fixed(each, 1)).join(" and ")).join("; ")}`);
}

/**
 * @param {Found} found
 * @returns {import("./pictures.js").Told}
 */
function told({ given, batch, car, unit, weight, bias, terms, out, names }) {
  const [features, units] = [given.features.length, given.units.length];
  const sum = out[car][unit];
  return {
    keras: `Dense(${units})`,
    shapes: `(${batch}, ${features}) → (${batch}, ${units})`,
    parameters: `${features}·${units} + ${units} = ${features * units + units} parameters`,
    says: `${names[car]}: ${fixed(bias(unit))} ${terms.map((term) => signed(term)).join(" ")} = ${fixed(sum)} ${given.units[unit]}. The same weights for every row, however many you give.`,
    values: {
      kernel: JSON.stringify(given.features.map((_, from) => given.units.map((__, to) => weight(from, to)))),
      biases: JSON.stringify(given.units.map((_, to) => bias(to))),
      ...{ row: car, column: unit, name: names[car], output: sum, unit_name: given.units[unit] },
      terms: terms.map((term) => signed(term)).join(" "),
      bias: bias(unit),
    },
  };
}

/** @type {import("./pictures.js").Picture<Given>} */
export const DENSE = {
  columns: "5.1fr 3fr 3.3fr 1.7fr",
  panels: [
    { name: "batch", caption: "Batch: a car in each row, standardized", ratio: 1.5 },
    { name: "weights", caption: "Weights: drag a number", ratio: 1.4 },
    { name: "sum", caption: "One unit’s sum for one car", ratio: 1.2 },
    { name: "out", caption: "Out", ratio: 1.4 },
  ],
  paint(stage) {
    const found = computed(stage);
    paintBatch(found);
    paintWeights(found);
    paintSum(found);
    paintOut(found);
    return told(found);
  },
};
