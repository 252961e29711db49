// Paints what the networks made of the last drawing: the answer, the bars, the steps and every map of the CNN.
const LAYERS = [
  // name on the bus, heading, columns of maps: all layers side by side, and two in a row
  { name: "conv1", heading: "conv1 + ReLU", columns: [3, 4] },
  { name: "pool1", heading: "max pool", columns: [3, 4] },
  { name: "conv2", heading: "conv2 + ReLU", columns: [4, 6] },
  { name: "pool2", heading: "max pool", columns: [4, 6] },
  { name: "dense", heading: "dense", columns: [8, 16] },
];
const STEPS = [
  { name: "drawn", caption: "1 drawn", title: "The whole pad, made small" },
  { name: "boxed", caption: "2 boxed", title: "The ink, scaled into a box of 20×20 pixels" },
  { name: "centred", caption: "3 centred", title: "Moved so that its centre of mass lies in the middle, as MNIST's makers did" },
  { name: "seen", caption: "it sees", title: "28×28 grey values, after shift, rotation, thickness and noise: what the networks see" },
  { name: "saliency", caption: "it looks", title: "Saliency: how the answer's logit changes with each pixel: orange raises it, blue lowers it" },
];
const NETWORKS = [
  ["cnn", "the CNN"],
  ["dense", "dense net"],
  ["plain", "plain CNN"],
];
const QUIET = 700; // ms without a new answer until a screen reader is told

// 99.97 % is not 100 %, and says so.
const percent = (p) => (p > 0.9995 ? "> 99.9 %" : `${(100 * p).toFixed(1)} %`);

function colours(root) {
  const { ink, sequential, diverging } = themeOf(root);
  return { ink, sequential: ramp(sequential), diverging: ramp(diverging) };
}

// Paint values, one to a pixel, on a canvas.
function fill(canvas, values, table) {
  const image = new ImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let cell = 0; cell < pixels.length; cell++) pixels[cell] = table[values[cell]];
  canvas.getContext("2d").putImageData(image, 0, 0);
}

function makeView(root, data) {
  const find = (selector) => root.querySelector(selector);
  const view = { answer: null, places: [] };
  const maps = find(".maps > canvas");
  const bars = buildBars(find(".bars"));
  const steps = buildSteps(find(".steps"));
  let scale = colours(find(".view"));
  let quiet;

  view.show = (answer) => {
    view.answer = answer;
    announce();
    showVerdict(root, answer);
    showBars(bars, answer);
    showSteps(steps, answer, scale);
    showNearest(find(".nearest .row"), answer, scale);
    paintMaps();
    say(`${data.channel}:values`, values(answer));
    say(`${data.channel}:shown`, answer.number);
  };

  // While the pen moves a screen reader waits; it hears the answer when the pen rests.
  const announce = () => {
    const text = find(".answer");
    text.setAttribute("aria-busy", "true");
    clearTimeout(quiet);
    quiet = setTimeout(() => text.setAttribute("aria-busy", "false"), QUIET);
  };

  // What stays the same while answers arrive, drawn when the room or the theme changes: headings and frames. What
  // changes is then one image, written pixel by pixel: a canvas for each map took longer than the networks.
  const layMaps = () => {
    const width = maps.clientWidth;
    if (!width) return;
    const text = parseFloat(getComputedStyle(find(".label")).fontSize);
    const layout = arrange(width, text, data);
    maps.style.height = `${layout.height}px`;
    const fine = [Math.round(width * devicePixelRatio), Math.round(layout.height * devicePixelRatio)];
    if (maps.width !== fine[0] || maps.height !== fine[1]) [maps.width, maps.height] = fine;
    const pen = maps.getContext("2d", { willReadFrequently: true });
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    pen.clearRect(0, 0, width, layout.height);
    pen.fillStyle = pen.strokeStyle = scale.ink;
    pen.font = `600 ${layout.text}px ${getComputedStyle(maps).fontFamily}`;
    for (const { layer, x, y } of layout.groups) {
      pen.globalAlpha = 1;
      pen.fillText(layer.heading, x, y - 1.45 * layout.text);
      pen.globalAlpha = 0.75;
      pen.fillText(layer.shape, x, y - 0.35 * layout.text);
    }
    view.places = layout.groups.flatMap(placesOf);
    pen.globalAlpha = 0.16;
    for (const { left, top, cell } of view.places) pen.strokeRect(left + 0.5, top + 0.5, cell - 1, cell - 1);
    view.stage = { pen, image: pen.getImageData(0, 0, ...fine) };
    paintMaps();
  };

  const paintMaps = () => {
    maps.setAttribute("aria-label", describe(view.answer));
    if (!view.stage || !view.answer) return;
    const { pen, image } = view.stage;
    const pixels = new Uint32Array(image.data.buffer);
    for (const place of view.places) {
      const { side } = place.layer;
      const values = view.answer.pictures[place.layer.name].values.subarray(place.index * side * side);
      enlarge(values, side, scale.sequential, pixels, image.width, place);
    }
    pen.putImageData(image, 0, 0);
  };

  const lens = find(".lens");
  const look = (x, y) => {
    const place = view.places.find((p) => x >= p.left && x < p.left + p.cell && y >= p.top && y < p.top + p.cell);
    lens.hidden = !place || !view.answer;
    if (lens.hidden) return;
    const { layer, index } = place;
    const values = view.answer.pictures[layer.name].values.subarray(index * layer.side ** 2, (index + 1) * layer.side ** 2);
    const [column, row] = [(x - place.left) / place.cell, (y - place.top) / place.cell].map((part) => Math.floor(part * layer.side));
    const enlarged = lens.querySelector("canvas");
    Object.assign(enlarged, { width: layer.side, height: layer.side });
    fill(enlarged, values, scale.sequential);
    const value = ((values[row * layer.side + column] / 255) * view.answer.scales[layer.name]).toFixed(2);
    const top = view.answer.scales[layer.name].toFixed(2);
    lens.querySelector("p").textContent =
      layer.side === 1
        ? `Unit ${index + 1} of ${layer.name}: ${value}. The strongest of the layer: ${top}.`
        : `Map ${index + 1} of ${layer.name}, row ${row + 1}, column ${column + 1}: ${value}. The strongest of the layer: ${top}.`;
    lens.style.left = `${Math.min(Math.max(0, x - 80), Math.max(0, maps.clientWidth - lens.offsetWidth))}px`;
    lens.style.top = `${y > lens.offsetHeight + 12 ? y - lens.offsetHeight - 12 : y + 16}px`;
  };
  maps.onpointermove = maps.onpointerdown = (event) => look(event.offsetX, event.offsetY);
  maps.onpointerleave = () => (lens.hidden = true);
  let focused = 0;
  maps.onfocus = () => lookAt(focused);
  maps.onblur = () => (lens.hidden = true);
  const lookAt = (index) => {
    if (!view.places.length || !view.answer) return;
    focused = (index + view.places.length) % view.places.length;
    const { left, top, cell } = view.places[focused];
    look(left + cell / 2, top + cell / 2);
  };
  maps.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 4, ArrowUp: -4 }[event.key];
    if (!step) return;
    event.preventDefault();
    lookAt(focused + step);
  };

  view.clear = () => {
    view.answer = null;
    showWords(root, "Draw a digit");
    find(".how").textContent = "The networks answer while the pen moves.";
    showBars(bars, null);
    steps.forEach((canvas) => canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height));
    showNearest(find(".nearest .row"), null, scale);
    layMaps();
  };
  view.repaint = () => {
    scale = colours(find(".view"));
    layMaps();
    if (view.answer) view.show(view.answer);
  };
  view.clear();
  const resized = new ResizeObserver(layMaps);
  resized.observe(find(".maps"));
  const stopAnswers = hear(`${data.channel}:answer`, (answer) => {
    if (answer.waiting || answer.problem) showWords(root, answer.waiting ?? answer.problem);
    else if (answer.pictures.seen && !view.empty) view.show(answer);
  });
  const stopQuestions = hear(`${data.channel}:ask`, ({ strokes, photo }) => {
    view.empty = !strokes.length && !photo;
    if (view.empty) view.clear();
  });
  view.stop = () => (stopAnswers(), stopQuestions(), resized.disconnect());
  return view;
}

// The numbers of the present answer, for the formula and the code below the picture.
function values({ digit, logits, probabilities, pictures }) {
  const grey = pictures.seen.values;
  const rows = Array.from({ length: 28 }, (_, row) =>
    Array.from(grey.subarray(28 * row, 28 * row + 28), (value) => value.toString(16).padStart(2, "0")).join(""),
  );
  return {
    digit,
    logit: logits[digit],
    sum: logits.reduce((total, logit) => total + Math.exp(logit), 0),
    p: probabilities.cnn[digit],
    loss: -Math.log(probabilities.cnn[digit]),
    rows: rows.join("\n"),
  };
}

// Where each layer's maps go: side by side where there is room, else two in a row.
function arrange(width, text, { mapsHeight, shapes }) {
  const perRow = width > 620 ? 5 : 2;
  const layers = LAYERS.map((layer) => {
    const [height, , maps] = shapes[layer.name]; // or units alone
    const [side, count] = maps ? [height, maps] : [1, height];
    const columns = layer.columns[perRow === 5 ? 0 : 1];
    return { ...layer, columns, count, side, shape: side === 1 ? `${count} units` : `${count} × ${side}×${side}` };
  });
  const [gap, head] = [2, 2.6 * text];
  const room = (width - (perRow - 1) * 14) / perRow;
  const groups = [];
  let [y, height] = [head, 0];
  layers.forEach((layer, index) => {
    const column = index % perRow;
    if (index && !column) [y, height] = [y + height + head + 6, 0];
    const rows = Math.ceil(layer.count / layer.columns);
    const fits = perRow === 5 ? (mapsHeight - head + gap) / rows - gap : Infinity;
    const cell = Math.floor(Math.min((room + gap) / layer.columns - gap, fits));
    groups.push({ layer, x: column * (room + 14), y, cell, gap });
    height = Math.max(height, rows * (cell + gap));
  });
  if (perRow === 5) spread(groups, width);
  return { groups, text, height: Math.ceil(y + height) };
}

// Side by side, the groups keep the same distance from each other and fill the width.
function spread(groups, width) {
  const wide = ({ layer, cell, gap }) => layer.columns * (cell + gap) - gap; // pixels
  const space = (width - groups.reduce((sum, group) => sum + wide(group), 0)) / (groups.length - 1);
  let x = 0;
  for (const group of groups) {
    group.x = Math.floor(x);
    x += wide(group) + space;
  }
}

// Where each map of a group lies, in CSS pixels.
function placesOf({ layer, x, y, cell, gap }) {
  return Array.from({ length: layer.count }, (_, index) => {
    const left = x + (index % layer.columns) * (cell + gap);
    const top = y + Math.floor(index / layer.columns) * (cell + gap);
    return { layer, index, left, top, cell };
  });
}

// Write side × side values into the place's frame, each as a block of pixels.
function enlarge(values, side, colour, pixels, width, { left, top, cell }) {
  const [from, upTo, first, last] = [left + 1, left + cell - 1, top + 1, top + cell - 1].map((at) =>
    Math.round(at * devicePixelRatio),
  );
  const [across, down] = [side / (upTo - from), side / (last - first)];
  for (let y = first; y < last; y++) {
    const row = side * Math.floor((y - first + 0.5) * down);
    const line = y * width;
    for (let x = from; x < upTo; x++) pixels[line + x] = colour[values[row + Math.floor((x - from + 0.5) * across)]];
  }
}

function buildBars(box) {
  const element = (name, text = "") => {
    const made = document.createElement("span");
    made.className = name;
    made.textContent = text;
    box.append(made);
    return made;
  };
  element("heading");
  NETWORKS.forEach(([name, heading]) => {
    element("heading", heading);
    if (name === "cnn") element("heading");
  });
  return Array.from({ length: 10 }, (_, digit) => {
    element("digit", digit);
    const fills = {};
    let value;
    for (const [name] of NETWORKS) {
      const track = element("track");
      track.append((fills[name] = Object.assign(document.createElement("div"), { className: "fill" })));
      if (name === "cnn") value = element("value");
    }
    return { fills, value };
  });
}

function showBars(bars, answer) {
  const sum = answer ? answer.logits.reduce((total, logit) => total + Math.exp(logit), 0) : 0;
  bars.forEach(({ fills, value }, digit) => {
    for (const [name, heading] of NETWORKS) {
      const all = answer?.probabilities[name];
      const p = all ? all[digit] : 0;
      fills[name].style.transform = `scaleX(${p})`;
      fills[name].classList.toggle("top-class", p > 0 && p === Math.max(...all));
      fills[name].parentElement.title = answer ? `${heading}: ${percent(p)} for ${digit}` : "";
      if (name !== "cnn") continue;
      value.textContent = answer ? percent(p) : "";
      value.classList.toggle("top-class", p > 0 && p === Math.max(...all));
      if (answer)
        value.title = fills[name].parentElement.title =
          `softmax: e^${answer.logits[digit].toFixed(2)} / ${sum.toPrecision(4)} = ${percent(p)}, the sum running over the ten logits`;
    }
  });
}

function showVerdict(root, answer) {
  const p = answer.probabilities.cnn;
  const order = p.map((_, digit) => digit).sort((one, other) => p[other] - p[one]);
  const [first, second] = order;
  const text = answer.sure ? `It is a ${first}` : "Not sure";
  const detail = answer.sure ? `${percent(p[first])} sure` : `perhaps a ${first}: ${percent(p[first])}`;
  setAnswer(root, text, detail);
  const [dense, plain] = ["dense", "plain"].map((name) => answer.probabilities[name]);
  const says = (all) => `${all.indexOf(Math.max(...all))} (${percent(Math.max(...all))})`;
  root.querySelector(".how").textContent = answer.sure
    ? `Next: a ${second}, ${percent(p[second])}. The dense network says ${says(dense)}.`
    : `Trained without scribbles, the same CNN (plain CNN) says ${says(plain)}.`;
}

function setAnswer(root, text, detail) {
  const box = root.querySelector(".answer");
  const words = `${text}\n${detail}`;
  if (box.dataset.words === words) return;
  box.dataset.words = words;
  box.textContent = text;
  if (!detail) return;
  box.append(" ", Object.assign(document.createElement("small"), { textContent: detail }));
}

function showWords(root, text) {
  setAnswer(root, text, "");
  root.querySelector(".how").textContent = "";
}

function buildSteps(box) {
  return STEPS.map(({ name, caption, title }) => {
    const figure = document.createElement("figure");
    figure.innerHTML = "<canvas width=28 height=28></canvas><figcaption></figcaption>";
    figure.querySelector("figcaption").textContent = caption;
    figure.title = title;
    box.append(figure);
    const canvas = figure.querySelector("canvas");
    canvas.dataset.step = name;
    return canvas;
  });
}

function showSteps(steps, answer, scale) {
  for (const canvas of steps) {
    const name = canvas.dataset.step;
    fill(canvas, answer.pictures[name].values, name === "saliency" ? scale.diverging : scale.sequential);
  }
}

function showNearest(row, answer, scale) {
  const found = answer?.nearest ?? [];
  while (row.children.length > found.length) row.lastChild.remove();
  found.forEach(({ label, distance }, index) => {
    if (!row.children[index]) {
      const figure = document.createElement("figure");
      figure.innerHTML = "<canvas width=28 height=28></canvas><figcaption></figcaption>";
      row.append(figure);
    }
    const figure = row.children[index];
    fill(figure.querySelector("canvas"), answer.pictures.neighbours.values.subarray(784 * index), scale.sequential);
    figure.querySelector("figcaption").textContent = label;
    figure.title = `A ${label} of the training digits, at distance ${distance} in the last hidden layer`;
  });
}

function describe(answer) {
  if (!answer) return "Activation maps of the CNN, empty until something is drawn";
  const tops = LAYERS.map(({ name }) => `${name} up to ${answer.scales[name].toFixed(1)}`).join(", ");
  return `Activation maps of the CNN from left to right: ${tops}. Arrow keys show them one by one.`;
}

export default function ({ data, parentElement }) {
  const view = once(parentElement, () => makeView(parentElement, data));
  view.repaint();
  return view.stop;
}
