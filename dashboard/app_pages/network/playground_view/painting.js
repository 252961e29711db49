// What is painted on the canvases of the playground: maps, edges, points, the bent sheet, curves.
function coloursOf(root) {
  const { ink, diverging, sequential } = themeOf(root);
  const stops = diverging.slice(1, 6); // without the darkest: points have to stand out
  return { ink, paper: stops[2], negative: stops[0], positive: stops[4], stops, ramp: ramp(stops), loss: sequential[3] };
}

// A map as pixels. What runs around 0 is neutral at 0, a probability at ½; what has no bound is scaled to its own.
function paintMap(canvas, values, kind, scale) {
  const image = new ImageData(SIDE, SIDE);
  const pixels = new Uint32Array(image.data.buffer);
  let top = 1;
  if (kind === "ReLU" || kind === "linear") {
    top = 1e-6;
    for (const value of values) top = Math.max(top, Math.abs(value));
  }
  const [slope, middle] = kind === "sigmoid" ? [255, 0] : [127.5 / top, 127.5];
  for (let place = 0; place < pixels.length; place++)
    pixels[place] = scale.ramp[Math.min(255, Math.max(0, Math.round(values[place] * slope + middle)))];
  canvas.getContext("2d").putImageData(image, 0, 0);
}

const newMap = () => Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });

// A canvas as sharp as the screen, cleared; its pen, in CSS pixels.
function penOf(canvas) {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const fine = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
  if (canvas.width !== fine[0] || canvas.height !== fine[1]) [canvas.width, canvas.height] = fine;
  const pen = canvas.getContext("2d");
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  pen.clearRect(0, 0, width, height);
  return { pen, width, height };
}

// The line where the answer turns, through the squares of four places.
function drawEdge(pen, values, level, width, scale) {
  const cell = width / SIDE;
  pen.strokeStyle = scale.ink;
  pen.lineWidth = 2;
  pen.beginPath();
  for (let row = 0; row < SIDE - 1; row++)
    for (let column = 0; column < SIDE - 1; column++) {
      const place = row * SIDE + column;
      const corners = [values[place], values[place + 1], values[place + SIDE + 1], values[place + SIDE]];
      const cuts = [];
      corners.forEach((value, side) => {
        const next = corners[(side + 1) % 4];
        if (value > level === next > level) return;
        const part = (level - value) / (next - value);
        const [x, y] = [[part, 0], [1, part], [1 - part, 1], [0, 1 - part]][side];
        cuts.push([(column + 0.5 + x) * cell, (row + 0.5 + y) * cell]);
      });
      for (let cut = 0; cut + 1 < cuts.length; cut += 2) {
        pen.moveTo(...cuts[cut]);
        pen.lineTo(...cuts[cut + 1]);
      }
    }
  pen.stroke();
}

// Class 0 are circles, class 1 triangles, quantities squares in the colour of their value; full ones are trained on,
// hollow ones test. `places` are [x, y] in pixels.
function drawPoints(pen, data, places, radius, scale) {
  places.forEach(([x, y], point) => {
    const kind = data.classes[point];
    pen.beginPath();
    if (kind === undefined) pen.rect(x - 0.8 * radius, y - 0.8 * radius, 1.6 * radius, 1.6 * radius);
    else if (kind) {
      pen.moveTo(x, y - 1.25 * radius);
      pen.lineTo(x + 1.2 * radius, y + 0.9 * radius);
      pen.lineTo(x - 1.2 * radius, y + 0.9 * radius);
      pen.closePath();
    } else pen.arc(x, y, radius, 0, 7);
    const trained = point < data.train;
    pen.globalAlpha = trained ? 1 : 0.85;
    if (kind === undefined) {
      pen.fillStyle = `rgb(${between(scale.stops, (data.arrays.heights.values[point] + 1) / 2)})`;
      pen.strokeStyle = trained ? scale.ink : scale.paper;
    } else {
      const colour = kind ? PALETTE.class1 : PALETTE.class0;
      pen.fillStyle = trained ? colour : "#fff";
      pen.strokeStyle = trained ? "#fff" : colour;
    }
    pen.lineWidth = trained ? 0.9 : 1.3;
    pen.fill();
    pen.stroke();
  });
  pen.globalAlpha = 1;
}

// The sheet of `bend` on a canvas: tiles in the colour of the answer, every eighth line of the grid, the points, and
// the straight line where the answer turns.
function drawBent(pen, bent, answers, data, width, scale, text) {
  const [across, up] = bent.grid;
  const margin = 2.2 * text;
  const bounds = [across, up].map((values) => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
    const pad = 0.06 * (high - low) + 1e-6;
    return [low - pad, high + pad];
  });
  const span = (value, [low, high]) => (value - low) / (high - low);
  const x = (value) => margin + span(value, bounds[0]) * (width - margin - 4);
  const y = (value) => 4 + (1 - span(value, bounds[1])) * (width - margin - 4);
  const at = (row, column) => Math.min(row, SIDE - 1) * SIDE + Math.min(column, SIDE - 1);
  const tile = 2;
  const linear = data.output === "linear";
  pen.globalAlpha = 0.5;
  for (let row = 0; row < SIDE; row += tile)
    for (let column = 0; column < SIDE; column += tile) {
      const value = answers[at(row + tile / 2, column + tile / 2)];
      pen.fillStyle = `rgb(${between(scale.stops, linear ? (value + 1) / 2 : value)})`;
      pen.beginPath();
      for (const [down, right] of [[0, 0], [0, tile], [tile, tile], [tile, 0]]) {
        const place = at(row + down, column + right);
        pen.lineTo(x(across[place]), y(up[place]));
      }
      pen.fill();
    }
  pen.globalAlpha = 0.55;
  pen.strokeStyle = scale.ink;
  pen.lineWidth = 1;
  const line = (place) => {
    pen.beginPath();
    for (let step = 0; step < SIDE; step++) pen.lineTo(x(across[place(step)]), y(up[place(step)]));
    pen.stroke();
  };
  for (let one = 0; one < SIDE; one += 9) {
    line((step) => one * SIDE + step);
    line((step) => step * SIDE + one);
  }
  pen.globalAlpha = 1;
  if (bent.edge) {
    const [p, q, r] = bent.edge; // p·x + q·y + r = 0
    const steep = Math.abs(p) > Math.abs(q);
    const ends = steep
      ? bounds[1].map((v) => [-(q * v + r) / p, v])
      : bounds[0].map((u) => [u, -(p * u + r) / (q || 1e-9)]);
    pen.save();
    pen.beginPath();
    pen.rect(margin, 4, width - margin - 4, width - margin - 4);
    pen.clip();
    pen.lineWidth = 3;
    pen.beginPath();
    for (const [u, v] of ends) pen.lineTo(x(u), y(v));
    pen.stroke();
    pen.restore();
  }
  const [a, b] = bent.points;
  drawPoints(pen, data, Array.from(a, (value, point) => [x(value), y(b[point])]), Math.max(2.4, width / 105), scale);
  pen.fillStyle = scale.ink;
  pen.textAlign = "center";
  pen.fillText(bent.axes[0], (width + margin) / 2, width - 0.5 * text);
  pen.save();
  pen.translate(1.1 * text, (width - margin) / 2);
  pen.rotate(-Math.PI / 2);
  pen.fillText(bent.axes[1], 0, 0);
  pen.restore();
}

// Training and test loss over the epochs, with a mark where the player stands.
function drawCurves(curves, data, now, scale, text, family) {
  const { pen, width, height } = penOf(curves);
  if (!data.trained || !width) return;
  const epochs = data.arrays.epochs.values;
  const lines = [curve(data, 0), curve(data, 1)];
  const [left, bottom] = [2.4 * text, 2.5 * text];
  const [least, most] = [Math.min, Math.max].map((of) => of(...lines[0], ...lines[1]));
  const logarithmic = most > 2;
  const high = Math.ceil(Math.log10(most)); // powers of ten at a logarithmic axis' ends
  const low = Math.min(high - 1, Math.floor(Math.log10(Math.max(least, 1e-3))));
  const top = 1.05 * Math.max(0.1, most); // of a linear one
  const x = (epoch) => left + (epoch / (epochs.at(-1) || 1)) * (width - left - 4);
  const share = (loss) => (logarithmic ? Math.max(0, Math.log10(loss) - low) / (high - low) : loss / top);
  const y = (loss) => 4 + (1 - share(loss)) * (height - bottom - 4);
  pen.font = `${text}px ${family}`;
  pen.fillStyle = pen.strokeStyle = scale.ink;
  pen.globalAlpha = 0.35;
  pen.strokeRect(left, 4, width - left - 4, height - bottom - 4);
  pen.globalAlpha = 1;
  pen.textAlign = "right";
  pen.fillText(logarithmic ? shortNumber(10 ** low) : "0", left - 5, height - bottom);
  pen.fillText(logarithmic ? shortNumber(10 ** high) : top.toFixed(1), left - 5, 4 + 0.8 * text);
  pen.textAlign = "left";
  pen.fillText("0", left, height - bottom + 1.1 * text);
  pen.textAlign = "right";
  pen.fillText(`${epochs.at(-1)}`, width - 4, height - bottom + 1.1 * text);
  pen.textAlign = "center";
  pen.fillText("epoch", (left + width) / 2, height - bottom + 1.1 * text);
  if (height - bottom > 5 * text) {
    pen.save();
    pen.translate(0.9 * text, (height - bottom) / 2);
    pen.rotate(-Math.PI / 2);
    pen.fillText(logarithmic && height - bottom > 12 * text ? "loss, log scale" : "loss", 0, 0);
    pen.restore();
  }
  lines.forEach((line, kind) => {
    pen.strokeStyle = kind ? scale.ink : scale.loss;
    pen.setLineDash(kind ? [5, 3] : []);
    pen.lineWidth = 2;
    pen.beginPath();
    line.forEach((loss, index) => pen[index ? "lineTo" : "moveTo"](x(epochs[index]), y(loss)));
    pen.stroke();
  });
  pen.setLineDash([]);
  pen.textAlign = "left";
  pen.fillText("╍ test", left + 2, height - 0.2 * text);
  pen.fillStyle = scale.loss;
  pen.fillText("━ training", left + 4.5 * text, height - 0.2 * text);
  const marks = [[now, scale.ink, 1.5], ...(data.turn === null ? [] : [[data.turn, PALETTE.gradient, 1.5]])];
  for (const [step, colour, line] of marks) {
    pen.strokeStyle = colour;
    pen.lineWidth = line;
    pen.beginPath();
    pen.moveTo(x(epochs[step]), 4);
    pen.lineTo(x(epochs[step]), height - bottom);
    pen.stroke();
  }
  lines.forEach((line, kind) => {
    pen.fillStyle = kind ? scale.ink : scale.loss;
    pen.beginPath();
    pen.arc(x(epochs[now]), y(line[now]), 3.5, 0, 7);
    pen.fill();
  });
  curves.setAttribute("aria-label", `Loss over the epochs: training ${lines[0][now].toFixed(3)}, test ${lines[1][now].toFixed(3)} at this one`);
}

// A row of the recording: training loss, test loss, training metric, test metric.
function curve(data, row) {
  const { values, shape } = data.arrays.curves;
  return values.subarray(row * shape[1], (row + 1) * shape[1]);
}
