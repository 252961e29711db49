// A network from recorded weights: what Keras computes, computed here for every place of a grid.
const SIDE = 64; // places along each side of a map
const REACH = 1.25; // the maps show −1.25 to 1.25
const FEATURES = {
  x: (x, y) => x,
  y: (x, y) => y,
  "x²": (x, y) => x * x,
  "y²": (x, y) => y * y,
  xy: (x, y) => x * y,
  "sin πx": (x, y) => Math.sin(Math.PI * x),
  "sin πy": (x, y) => Math.sin(Math.PI * y),
};
const FUNCTIONS = {
  tanh: Math.tanh,
  ReLU: (z) => (z > 0 ? z : 0),
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  linear: (z) => z,
};

// Every place of the grid, row by row from the top, as the inputs' values.
const GRID = Object.fromEntries(
  Object.entries(FEATURES).map(([name, feature]) => {
    const values = new Float32Array(SIDE * SIDE);
    for (let place = 0; place < values.length; place++) {
      const [column, row] = [place % SIDE, Math.floor(place / SIDE)];
      values[place] = feature(((column + 0.5) / SIDE) * 2 * REACH - REACH, REACH - ((row + 0.5) / SIDE) * 2 * REACH);
    }
    return [name, values];
  }),
);

// The same inputs at the points of the data.
function columnsOf({ values }) {
  const count = values.length / 2;
  const made = Object.entries(FEATURES).map(([name, feature]) => [
    name,
    Float32Array.from({ length: count }, (_, point) => feature(values[2 * point], values[2 * point + 1])),
  ]);
  return Object.fromEntries(made);
}

// The weights of one snapshot, layer by layer: kernel (before × units) and bias, as views of the recording.
function layersAt(data, step) {
  const { weights } = data.arrays;
  if (!weights) return [];
  const sizes = [data.inputs.length, ...data.hidden, 1];
  let at = step * weights.shape[1];
  return sizes.slice(1).map((units, index) => {
    const before = sizes[index];
    const kernel = weights.values.subarray(at, (at += before * units));
    return { before, units, kernel, bias: weights.values.subarray(at, (at += units)) };
  });
}

// Every unit's output at every place: one list of maps for each layer; `room` is kept from frame to frame.
function forward(layers, data, room, columns = GRID) {
  let before = data.inputs.map((name) => columns[name]);
  const count = before[0]?.length ?? 0;
  return layers.map((layer, index) => {
    const kind = index === layers.length - 1 ? data.output : data.activation;
    const activation = FUNCTIONS[kind];
    before = Array.from({ length: layer.units }, (_, unit) => {
      const sum = (room[`${index},${unit}`] ??= new Float64Array(count)).fill(layer.bias[unit]);
      before.forEach((values, from) => {
        const weight = layer.kernel[from * layer.units + unit];
        for (let place = 0; place < sum.length; place++) sum[place] += weight * values[place];
      });
      if (kind !== "linear") for (let place = 0; place < sum.length; place++) sum[place] = activation(sum[place]);
      return sum;
    });
    return before;
  });
}

// The outputs of the layer before the answer as a sheet: two numbers for each place of the grid, and for each point.
// Two units are their own axes. Of more, one axis runs along the answer's weights, so that the answer turns where it is
// 0, the other along what varies most beside that. A single unit is drawn against the answer.
function bend(layers, maps, answers, data, columns) {
  const { kernel, bias } = layers.at(-1);
  const sheet = maps.at(-2) ?? data.inputs.map((name) => GRID[name]);
  const points = answers.at(-2) ?? data.inputs.map((name) => columns[name]);
  const units = sheet.length;
  const length = Math.hypot(...kernel) || 1;
  if (units === 1) return { axes: ["a1", "the answer"], grid: [sheet[0], maps.at(-1)[0]], points: [points[0], answers.at(-1)[0]], edge: null };
  if (units === 2) return { axes: data.hidden.length ? ["a1", "a2"] : data.inputs, grid: sheet, points, edge: [kernel[0], kernel[1], bias[0]] };
  const along = Array.from(kernel, (weight) => weight / length);
  const second = spreadBeside(sheet, along);
  const onto = (axis, values, shift) => {
    const sum = new Float64Array(values[0].length).fill(shift);
    values.forEach((one, unit) => one.forEach((value, place) => (sum[place] += axis[unit] * value)));
    return sum;
  };
  const both = (values) => [onto(along, values, bias[0] / length), onto(second, values, 0)];
  return { axes: ["w·a + b", "what else varies"], grid: both(sheet), points: both(points), edge: [1, 0, 0] };
}

// The direction of the largest variance at right angles to another one, by power iteration from a fixed start.
function spreadBeside(sheet, along) {
  const units = sheet.length;
  const places = Array.from({ length: 256 }, (_, index) => Math.floor((index * sheet[0].length) / 256));
  const centred = sheet.map((values) => {
    const some = places.map((place) => values[place]);
    const mean = some.reduce((sum, value) => sum + value, 0) / some.length;
    return some.map((value) => value - mean);
  });
  const beside = (axis) => {
    const part = axis.reduce((sum, value, unit) => sum + value * along[unit], 0);
    const rest = axis.map((value, unit) => value - part * along[unit]);
    const length = Math.hypot(...rest) || 1;
    return rest.map((value) => value / length);
  };
  let axis = beside(Array.from({ length: units }, (_, unit) => 1 + 0.1 * unit));
  for (let round = 0; round < 30; round++) {
    const said = places.map((_, place) => centred.reduce((sum, values, unit) => sum + axis[unit] * values[place], 0));
    axis = beside(centred.map((values) => values.reduce((sum, value, place) => sum + value * said[place], 0)));
  }
  const largest = axis.reduce((best, value, unit) => (Math.abs(value) > Math.abs(axis[best]) ? unit : best), 0);
  return axis[largest] < 0 ? axis.map((value) => -value) : axis;
}
