// Draws a network from recorded weights: what Keras computes, computed here for every place of a grid.
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
const LAST = "σ";

const percent = (share) => `${(100 * share).toFixed(1)} %`;
const signedText = (value) => `${value < 0 ? "−" : "+"} ${Math.abs(value).toFixed(2)}`;

function coloursOf(root) {
  const { ink, diverging, sequential } = themeOf(root);
  const stops = diverging.slice(1, 6); // without the darkest: points have to stand out
  return { ink, paper: stops[2], negative: stops[0], positive: stops[4], stops, ramp: ramp(stops), loss: sequential[3] };
}

// The message's arrays are float32, wherever they begin.
function opened(bytes) {
  const [head] = unpack(bytes, 0, 4);
  const arrays = {};
  for (const [name, { shape, values }] of Object.entries(head.pictures))
    arrays[name] = { shape, values: new Float32Array(values.slice().buffer) };
  return { ...head, arrays };
}

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
function forward(layers, data, room) {
  let before = data.inputs.map((name) => GRID[name]);
  return layers.map((layer, index) => {
    const kind = index === layers.length - 1 ? "sigmoid" : data.activation;
    const activation = FUNCTIONS[kind];
    before = Array.from({ length: layer.units }, (_, unit) => {
      const sum = (room[`${index},${unit}`] ??= new Float64Array(SIDE * SIDE)).fill(layer.bias[unit]);
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

// Where units stand: the inputs on the left, all of them whether used or not, the output on the right.
function arrange(data, width, height, text) {
  const names = Object.keys(FEATURES);
  const columns = [names.length, ...data.hidden, 1];
  const narrow = width / columns.length < 66;
  const top = narrow ? 92 : 52;
  const left = 3.6 * text;
  const pitch = (width - left) / columns.length;
  const row = (height - top) / Math.max(7, ...data.hidden);
  const size = Math.floor(Math.min(row - 5, pitch * 0.72, 64));
  const units = columns.map((count, column) =>
    Array.from({ length: count }, (_, unit) => ({
      column,
      unit,
      size,
      x: left + pitch * column + size / 2 + 2,
      y: top + (height - top) / 2 + (unit - (count - 1) / 2) * row,
    })),
  );
  return { units, top, narrow, size, pitch };
}

function makeView(root, setTriggerValue) {
  const find = (selector) => root.querySelector(selector);
  const [diagram, map, curves] = [".room canvas", ".map", ".curves"].map(find);
  const view = { step: 0, looked: null };
  const room = {};
  const thumbs = {};
  let data, scale, plan, layers, maps;

  view.take = (next) => {
    data = next;
    find(".playground").classList.toggle("tall", data.tall);
    view.looked = null;
    find(".note").textContent = data.note;
    listen();
    view.lay();
  };

  // What changes with room, theme or architecture.
  view.lay = () => {
    if (!diagram.clientWidth) return;
    scale = coloursOf(find(".playground"));
    const text = parseFloat(getComputedStyle(find(".legend")).fontSize);
    plan = arrange(data, diagram.clientWidth, diagram.clientHeight, text);
    placeButtons();
    showLegend();
    paint();
  };

  const paint = () => {
    if (!plan) return;
    const frames = data.arrays.weights?.shape[0] ?? 0;
    view.now = Math.min(view.step, Math.max(0, frames - 1));
    layers = layersAt(data, view.now);
    maps = forward(layers, data, room);
    paintDiagram();
    paintDecision();
    paintProgress();
    showSum();
    say(`${data.channel}:maps`, { step: view.now, side: SIDE, reach: REACH, maps });
  };

  const kindOf = (column) => (column === 0 ? "tanh" : column === data.hidden.length + 1 ? "sigmoid" : data.activation);
  const mapOf = (column, unit) => (column ? maps[column - 1]?.[unit] : GRID[Object.keys(FEATURES)[unit]]);

  const paintDiagram = () => {
    const { pen } = penOf(diagram);
    const used = plan.units.map((column, index) =>
      index ? column : column.filter(({ unit }) => data.inputs.includes(Object.keys(FEATURES)[unit])),
    );
    pen.lineCap = "round";
    layers.forEach((layer, index) => {
      for (let from = 0; from < layer.before; from++)
        for (let to = 0; to < layer.units; to++)
          drawLink(pen, used[index][from], used[index + 1][to], layer.kernel[from * layer.units + to]);
    });
    pen.globalAlpha = 1;
    for (const { column, unit, size, x, y } of plan.units.flat()) {
      const values = mapOf(column, unit);
      const off = !column && !used[0].some((each) => each.unit === unit);
      pen.globalAlpha = off ? 0.28 : 1;
      pen.fillStyle = scale.paper;
      pen.fillRect(x - size / 2, y - size / 2, size, size);
      if (values) {
        const thumb = (thumbs[`${column},${unit}`] ??= newMap());
        paintMap(thumb, values, kindOf(column), scale);
        pen.drawImage(thumb, x - size / 2, y - size / 2, size, size);
      }
      pen.strokeStyle = scale.ink;
      pen.lineWidth = 1;
      pen.globalAlpha *= 0.5;
      pen.strokeRect(x - size / 2 + 0.5, y - size / 2 + 0.5, size - 1, size - 1);
    }
    pen.globalAlpha = 1;
  };

  // Colour and width say the weight: orange raises the sum, blue lowers it.
  const drawLink = (pen, from, to, weight) => {
    const [x0, x1] = [from.x + from.size / 2, to.x - to.size / 2];
    const middle = (x0 + x1) / 2;
    const strength = Math.abs(weight);
    const looked = view.looked && view.looked.column === to.column && view.looked.unit === to.unit;
    pen.globalAlpha = looked ? 1 : Math.min(0.95, 0.12 + 0.5 * strength);
    pen.strokeStyle = weight > 0 ? scale.positive : scale.negative;
    pen.lineWidth = Math.min(7, 0.5 + 1.8 * strength);
    pen.beginPath();
    pen.moveTo(x0, from.y);
    pen.bezierCurveTo(middle, from.y, middle, to.y, x1, to.y);
    pen.stroke();
  };

  const shown = () => view.looked ?? { column: data.hidden.length + 1, unit: 0 };
  const nameOf = ({ column, unit }) => {
    if (!column) return `input ${Object.keys(FEATURES)[unit]}`;
    return column > data.hidden.length ? "the network's answer" : `layer ${column}, unit ${unit + 1}`;
  };

  const big = newMap();
  const paintDecision = () => {
    const { pen, width } = penOf(map);
    const at = shown();
    const values = mapOf(at.column, at.unit);
    const heading = at.column > data.hidden.length ? "p, the network's answer" : `The output of ${nameOf(at)}`;
    find(".heading").textContent = heading;
    const answer = at.column > data.hidden.length;
    root.querySelectorAll(".legend .end").forEach((end, side) => {
      end.textContent = answer ? ["● class 0", "class 1 ▲"][side] : ["−", "+"][side];
    });
    pen.fillStyle = scale.paper;
    pen.fillRect(0, 0, width, width);
    if (values) {
      paintMap(big, values, kindOf(at.column), scale);
      pen.imageSmoothingQuality = "high";
      pen.globalAlpha = 0.62; // quieter than the points on it
      pen.drawImage(big, 0, 0, width, width);
      pen.globalAlpha = 1;
      drawEdge(pen, values, kindOf(at.column) === "sigmoid" ? 0.5 : 0, width);
    }
    drawPoints(pen, width);
    map.setAttribute("aria-label", `${heading}: a map of the plane from −${REACH} to ${REACH}, with the points on it`);
  };

  // The line where the answer turns, through the squares of four places.
  const drawEdge = (pen, values, level, width) => {
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
  };

  // Class 0 are circles, class 1 triangles; full ones are trained on, hollow ones test.
  const drawPoints = (pen, width) => {
    const { values } = data.arrays.points;
    const radius = Math.max(2.8, width / 88);
    const inside = (value) => ((value + REACH) / (2 * REACH)) * width;
    data.classes.forEach((kind, point) => {
      const [x, y] = [inside(values[2 * point]), width - inside(values[2 * point + 1])];
      pen.beginPath();
      if (kind) {
        pen.moveTo(x, y - 1.25 * radius);
        pen.lineTo(x + 1.2 * radius, y + 0.9 * radius);
        pen.lineTo(x - 1.2 * radius, y + 0.9 * radius);
        pen.closePath();
      } else pen.arc(x, y, radius, 0, 7);
      const colour = kind ? PALETTE.class1 : PALETTE.class0;
      const trained = point < data.train;
      pen.globalAlpha = trained ? 1 : 0.85;
      pen.fillStyle = trained ? colour : "#fff";
      pen.strokeStyle = trained ? "#fff" : colour;
      pen.lineWidth = trained ? 0.9 : 1.3;
      pen.fill();
      pen.stroke();
    });
    pen.globalAlpha = 1;
  };

  const curve = (row) => {
    const { values, shape } = data.arrays.curves;
    return values.subarray(row * shape[1], (row + 1) * shape[1]);
  };
  const paintProgress = () => {
    const epoch = data.arrays.epochs ? data.arrays.epochs.values[view.now] : 0;
    const values = { nw_epoch: epoch };
    if (data.trained) {
      const [loss, testLoss, accuracy, testAccuracy] = [0, 1, 2, 3].map((row) => curve(row)[view.now]);
      Object.assign(values, { nw_loss: loss, nw_test_loss: testLoss, nw_accuracy: accuracy, nw_test_accuracy: testAccuracy });
      find(".epoch").textContent = `epoch ${epoch}`;
      find(".accuracy").textContent = percent(testAccuracy);
      find(".losses").innerHTML = `of test points, loss <b>${testLoss.toFixed(3)}</b>\ntraining: ${percent(accuracy)}, loss <b>${loss.toFixed(3)}</b>`;
      const turned = data.turn !== null && view.now >= data.turn;
      const since = turned
        ? `Overfitting: since epoch ${data.arrays.epochs.values[data.turn]} the test loss no longer falls (${curve(1)[data.turn].toFixed(3)} there, ${testLoss.toFixed(3)} here), while the training loss does.`
        : "";
      find(".note").textContent = data.note || since;
    } else {
      find(".epoch").textContent = `${data.parameters} parameters`;
      find(".accuracy").textContent = "untrained";
      find(".losses").textContent = "";
    }
    paintCurves();
    say(`${data.channel}:values`, values);
    say(`address:${data.channel}`, data.trained ? { nw_step: view.now } : {});
  };

  // Training and test loss over the epochs, with a mark where the player stands; a click goes there.
  const paintCurves = () => {
    const { pen, width, height } = penOf(curves);
    if (!data.trained || !width) return;
    const epochs = data.arrays.epochs.values;
    const lines = [curve(0), curve(1)];
    const text = parseFloat(getComputedStyle(find(".legend")).fontSize);
    const [left, bottom] = [2.4 * text, 2.5 * text];
    const top = Math.min(2, Math.max(0.1, ...lines[0], ...lines[1])) * 1.05;
    const x = (epoch) => left + (epoch / (epochs.at(-1) || 1)) * (width - left - 4);
    const y = (loss) => 4 + (1 - Math.min(loss, top) / top) * (height - bottom - 4);
    pen.font = `${text}px ${getComputedStyle(find(".playground")).fontFamily}`;
    pen.fillStyle = pen.strokeStyle = scale.ink;
    pen.globalAlpha = 0.35;
    pen.strokeRect(left, 4, width - left - 4, height - bottom - 4);
    pen.globalAlpha = 1;
    pen.textAlign = "right";
    pen.fillText("0", left - 5, y(0));
    pen.fillText(top.toFixed(1), left - 5, 4 + 0.8 * text);
    pen.textAlign = "left";
    pen.fillText("0", left, height - bottom + 1.1 * text);
    pen.textAlign = "right";
    pen.fillText(`${epochs.at(-1)}`, width - 4, height - bottom + 1.1 * text);
    pen.textAlign = "center";
    pen.fillText("epoch", (left + width) / 2, height - bottom + 1.1 * text);
    pen.save();
    pen.translate(0.9 * text, (height - bottom) / 2);
    pen.rotate(-Math.PI / 2);
    pen.fillText("loss", 0, 0);
    pen.restore();
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
    const marks = [[view.now, scale.ink, 1.5], ...(data.turn === null ? [] : [[data.turn, PALETTE.gradient, 1.5]])];
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
      pen.arc(x(epochs[view.now]), y(line[view.now]), 3.5, 0, 7);
      pen.fill();
    });
    curves.setAttribute("aria-label", `Loss over the epochs: training ${lines[0][view.now].toFixed(3)}, test ${lines[1][view.now].toFixed(3)} at this one`);
  };

  // The sum of the unit that is looked at, or of the answer, with the weights of this snapshot.
  const showSum = () => {
    const at = shown();
    const layer = layers[at.column - 1];
    if (!layer) return (find(".sum").textContent = data.inputs.length ? `${nameOf(at)}, as the network is given it` : "");
    const names = at.column === 1 ? data.inputs : Array.from({ length: layer.before }, (_, unit) => `a${unit + 1}`);
    const terms = names.map((name, from) => `${signedText(layer.kernel[from * layer.units + at.unit])}·${name}`);
    const whole = `${terms.join(" ")} ${signedText(layer.bias[at.unit])}`.replace(/^\+ /, "").replace(/^− /, "−");
    const last = at.column > data.hidden.length;
    const before = at.column > 1 ? `;  a: the outputs of layer ${at.column - 1}, from the top` : "";
    find(".sum").textContent = `${last ? "p" : nameOf(at)} = ${last ? LAST : data.activation}(${whole})${before}`;
  };

  const ask = (name, values) => setTriggerValue("asked", { name, value: values.length ? values.join("-") : "none" });
  const askInputs = (name) => {
    const chosen = Object.keys(FEATURES).filter((each) => data.inputs.includes(each) !== (each === name));
    ask("nw_inputs", chosen.map((each) => data.features[each]));
  };
  const askHidden = (hidden) => ask("nw_hidden", hidden);

  const button = (text, label, press, off) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text, onclick: press, disabled: off });
    made.setAttribute("aria-label", label);
    made.title = label;
    return made;
  };
  const head = (x, y, narrow, ...parts) => {
    const made = Object.assign(document.createElement("div"), { className: narrow ? "head narrow" : "head" });
    made.style.left = `${x}px`;
    made.style.top = `${y}px`;
    made.append(...parts);
    return made;
  };
  const bold = (text) => Object.assign(document.createElement("b"), { textContent: text });

  const placeButtons = () => {
    const box = find(".buttons");
    const focused = root.activeElement?.dataset?.place ?? document.activeElement?.dataset?.place;
    const made = [];
    const { units, narrow } = plan;
    units.flat().forEach((at) => {
      const one = button("", nameOf(at), null, false);
      one.className = at.column ? "unit" : "unit input";
      Object.assign(one.style, { left: `${at.x - at.size / 2}px`, top: `${at.y - at.size / 2}px`, width: `${at.size}px`, height: `${at.size}px` });
      one.onpointerenter = one.onfocus = () => look(at);
      one.onpointerleave = one.onblur = () => look(null);
      if (!at.column) {
        const name = Object.keys(FEATURES)[at.unit];
        one.setAttribute("aria-pressed", data.inputs.includes(name));
        one.title = `Input ${name}: press to ${data.inputs.includes(name) ? "leave it out" : "use it"}`;
        one.onclick = () => askInputs(name);
        const label = Object.assign(document.createElement("span"), { className: "name", textContent: name });
        Object.assign(label.style, { left: `${at.x - at.size / 2 - 4}px`, top: `${at.y}px` });
        made.push(label);
      }
      one.dataset.place = `${at.column},${at.unit}`;
      made.push(one);
    });
    const { hidden } = data;
    const few = `${data.mostLayers} is the most`;
    const layersHead = head(0, 0, false,
      button("−", "One layer less", () => askHidden(hidden.slice(0, -1)), !hidden.length),
      bold(hidden.length),
      button("+", hidden.length < data.mostLayers ? "One layer more" : few, () => askHidden([...hidden, hidden.at(-1) ?? 4]), hidden.length >= data.mostLayers),
      Object.assign(document.createElement("span"), { textContent: ` hidden layer${hidden.length === 1 ? "" : "s"} · ${data.parameters} parameters` }),
    );
    layersHead.style.transform = "none";
    made.push(layersHead);
    const row = 27;
    made.push(head(units[0][0].x, row + 3, false, "inputs"), head(units.at(-1)[0].x, row + 3, false, "p"));
    hidden.forEach((count, layer) => {
      const change = (next) => askHidden(hidden.with(layer, next));
      const less = button("−", `Layer ${layer + 1}: one unit less`, () => change(count - 1), count <= 1);
      const more = button("+", `Layer ${layer + 1}: one unit more`, () => change(count + 1), count >= data.mostUnits);
      const parts = narrow ? [more, bold(count), less] : [less, bold(count), more];
      made.push(head(units[layer + 1][0].x, row, narrow, ...parts));
    });
    box.replaceChildren(...made);
    if (focused) box.querySelector(`[data-place="${focused}"]`)?.focus({ preventScroll: true });
  };

  const look = (at) => {
    view.looked = at;
    if (!maps) return;
    paintDiagram();
    paintDecision();
    showSum();
  };

  const showLegend = () => {
    const bar = `linear-gradient(to right, ${scale.stops.join(", ")})`;
    find(".legend").innerHTML = `<span class="end"></span><i style="background:${bar}"></i><span class="end"></span><span>● class 0, ▲ class 1; filled: training, hollow: test</span>`;
  };

  // At most one painting for each frame of the screen, however fast the slider moves.
  let asked = null;
  let stopSteps = () => {};
  let heard;
  const listen = () => {
    if (heard === data.step) return;
    stopSteps();
    heard = data.step;
    stopSteps = hear(data.step, (step) => {
      view.step = step;
      asked ??= requestAnimationFrame(() => {
        asked = null;
        paint();
      });
    });
  };
  const resized = new ResizeObserver(() => data && view.lay());
  resized.observe(diagram);
  resized.observe(map);
  view.stop = () => (stopSteps(), (heard = null), resized.disconnect());
  return view;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const view = once(parentElement, () => makeView(parentElement, setTriggerValue));
  view.take(opened(data));
  return view.stop;
}
