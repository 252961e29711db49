// Square grids of numbers, { side, values }: the arithmetic of nnviz.convolution, and how they are painted.

// How many zeros stand before and after one side; as many more after as Keras puts there.
function margins(side, { size, stride, padding, zeros }) {
  if (padding === "valid") return [0, 0];
  if (padding !== "same") return [zeros, zeros];
  const all = Math.max((Math.ceil(side / stride) - 1) * stride + size - side, 0);
  return [Math.floor(all / 2), Math.ceil(all / 2)];
}

// How many windows fit along one side; 0 or less where none does.
function outputSize(side, settings) {
  const [before, after] = margins(side, settings);
  return Math.floor((side + before + after - settings.size) / settings.stride) + 1;
}

function padded({ side, values }, [before, after]) {
  const wide = side + before + after;
  const all = new Float64Array(wide * wide);
  for (let row = 0; row < side; row++) all.set(values.subarray(row * side, (row + 1) * side), (row + before) * wide + before);
  return { side: wide, values: all };
}

// The cells of one window, row by row.
function windowAt({ side, values }, top, left, size) {
  const cells = [];
  for (let row = top; row < top + size; row++) for (let column = left; column < left + size; column++) cells.push(values[row * side + column]);
  return cells;
}

// A cross-correlation, as Keras computes it; null where no window fits.
function convolve(image, kernel, settings, bias = 0) {
  const side = outputSize(image.side, settings);
  if (side < 1) return null;
  const { size, stride } = settings;
  const whole = padded(image, margins(image.side, settings));
  const values = new Float64Array(side * side);
  for (let cell = 0; cell < values.length; cell++) {
    const start = stride * (Math.floor(cell / side) * whole.side + (cell % side));
    let sum = bias;
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++) sum += whole.values[start + row * whole.side + column] * kernel[row * size + column];
    values[cell] = sum;
  }
  return { side, values };
}

const relu = ({ side, values }) => ({ side, values: values.map((value) => Math.max(0, value)) });

// Blocks of 2 × 2: the largest and the mean of each, and the cell of the map that the largest comes from.
function pool(map) {
  const side = Math.floor(map.side / 2);
  if (side < 1) return null;
  const [max, mean, winners] = [new Float64Array(side * side), new Float64Array(side * side), new Int32Array(side * side)];
  for (let block = 0; block < max.length; block++) {
    const first = 2 * (Math.floor(block / side) * map.side + (block % side));
    const cells = [first, first + 1, first + map.side, first + map.side + 1];
    winners[block] = cells.reduce((best, cell) => (map.values[cell] > map.values[best] ? cell : best));
    max[block] = map.values[winners[block]];
    mean[block] = cells.reduce((sum, cell) => sum + map.values[cell], 0) / 4;
  }
  return { max: { side, values: max }, mean: { side, values: mean }, winners };
}

const largest = (values) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

function number(value, decimals = 2) {
  const text = Math.abs(value) >= 1000 ? value.toFixed(0) : value.toFixed(decimals);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
}
const weight = (value) => String(Number(value.toFixed(3))).replace("-", "−");

function theme(root) {
  const colours = themeOf(root);
  const quiet = getComputedStyle(root).getPropertyValue("--st-secondary-background-color");
  return { ...colours, paper: colours.dark ? "#12161a" : "#ffffff", quiet };
}

// The colours along a scale, worked out once.
const tables = new Map();
function tableOf(stops) {
  if (!tables.has(stops)) tables.set(stops, ramp(stops));
  return tables.get(stops);
}

// A picture of a grid, a pixel to a cell, made once and enlarged at every repaint.
function bitmap(grid, stops, low, high) {
  const image = new ImageData(grid.side, grid.side);
  const [pixels, table, scale] = [new Uint32Array(image.data.buffer), tableOf(stops), 255 / (high - low || 1)];
  for (let cell = 0; cell < pixels.length; cell++) {
    pixels[cell] = table[Math.round(Math.min(255, Math.max(0, (grid.values[cell] - low) * scale)))];
  }
  const canvas = new OffscreenCanvas(grid.side, grid.side);
  canvas.getContext("2d").putImageData(image, 0, 0);
  return canvas;
}

// A canvas whose units are the cells of a grid, crisp on every screen; null while it has no room.
function penFor(canvas, side) {
  const width = canvas.clientWidth;
  if (!width) return null;
  const fine = Math.round(width * devicePixelRatio);
  if (canvas.width !== fine || canvas.height !== fine) canvas.width = canvas.height = fine;
  const pen = canvas.getContext("2d");
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, fine, fine);
  pen.imageSmoothingEnabled = false;
  pen.setTransform(fine / side, 0, 0, fine / side, 0, 0);
  pen.pixel = side / width; // a CSS pixel, in cells
  return pen;
}

// A canvas of any shape whose units are tiles or cells; null while it has no room.
function penOver(canvas, wide) {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (!width || !height) return null;
  const fine = [width, height].map((length) => Math.round(length * devicePixelRatio));
  if (canvas.width !== fine[0] || canvas.height !== fine[1]) [canvas.width, canvas.height] = fine;
  const pen = canvas.getContext("2d");
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, ...fine);
  pen.imageSmoothingEnabled = false;
  pen.setTransform(fine[0] / wide, 0, 0, fine[0] / wide, 0, 0);
  pen.pixel = wide / width;
  return pen;
}

// A frame that is seen on light and dark alike.
function frame(pen, { ink, paper }, column, row, width, height = width, thick = 2.2) {
  pen.lineJoin = "miter";
  for (const [colour, line] of [[paper, thick + 2.6], [ink, thick]]) {
    pen.strokeStyle = colour;
    pen.lineWidth = line * pen.pixel;
    pen.strokeRect(column, row, width, height);
  }
}

// The numbers of a grid in its cells, dark on light and light on dark, with as many decimals as fit; else none.
function writeNumbers(pen, { side, values }, size, [stops, low, high]) {
  const fine = pen.canvas.width / side; // device pixels of a cell
  pen.save();
  pen.font = `${size}px ${getComputedStyle(pen.canvas).fontFamily}`;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  const widest = (decimals) => Math.max(...values.map((value) => pen.measureText(number(value, decimals)).width));
  const decimals = [2, 1].find((each) => widest(each) * devicePixelRatio < 0.98 * fine);
  if (decimals === undefined) return pen.restore();
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  values.forEach((value, cell) => {
    const [r, g, b] = between(stops, (value - low) / (high - low || 1));
    pen.fillStyle = 0.3 * r + 0.59 * g + 0.11 * b > 140 ? "#12161a" : "#ffffff";
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, ((cell % side) + 0.5) * fine, (Math.floor(cell / side) + 0.5) * fine);
    pen.fillText(number(value, decimals), 0, 0);
  });
  pen.restore();
}

// The cell of a grid under the pointer, as [row, column].
function cellAt(event, side) {
  const box = event.currentTarget.getBoundingClientRect();
  const place = (at, from, length) => Math.min(side - 1, Math.max(0, Math.floor(((at - from) / length) * side)));
  return [place(event.clientY, box.top, box.height), place(event.clientX, box.left, box.width)];
}

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

// The background of a signed number: faint, so that ink can be read on it.
function tint(colours, value, most) {
  const [r, g, b] = between(colours.diverging, 0.5 + value / (most || 1) / 3);
  return `rgb(${r} ${g} ${b} / 55%)`;
}
