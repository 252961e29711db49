// The CNN as columns of maps; one of them taken apart: its filter, its sum, the patches that it answers most.
const COLUMNS = { conv1: 4, pool1: 4, conv2: 6, pool2: 6, dense: 8 }; // tiles side by side
const BEFORE = { conv1: "image", pool1: "conv1", conv2: "pool1", pool2: "conv2" };
const GAP = 0.1; // between tiles, of a tile
const gapOf = (layer) => (layer === "dense" ? GAP / 2 : GAP);
const CONVOLUTIONS = ["conv1", "conv2"];
const FIELD = 5; // cells of a filter's side
const TOP = 5; // products that are written out one by one

const floats = ({ values }) => new Float32Array(values.slice().buffer);
const percent = (p) => (p > 0.9995 ? "> 99.9 %" : `${(100 * p).toFixed(1)} %`);
let decimals = 3;
const short = (value) => number(value, decimals);

// Numbers that came as their bytes, shape (…, 4), as arrays and their shapes.
function numbersOf(pictures) {
  const entries = Object.entries(pictures);
  const arrays = Object.fromEntries(entries.map(([name, each]) => [name, floats(each)]));
  return { arrays, shapes: Object.fromEntries(entries.map(([name, { shape }]) => [name, shape.slice(0, -1)])) };
}

// What is the same for every digit: labels, weights, and the patches of the data.
function constantsOf(message) {
  const [head, end] = unpack(message);
  const [{ pictures: patches }] = unpack(message, end);
  return { ...head, ...numbersOf(head.pictures), patches };
}

// What the network computed for a digit, with all that is the same for every one.
function opened({ digit, pictures }, constant, first) {
  const answer = numbersOf(pictures);
  const [arrays, shapes] = ["arrays", "shapes"].map((kind) => ({ ...constant[kind], ...answer[kind] }));
  return { ...constant, ...first, digit, arrays, shapes, tops: topsOf(arrays), rows: spelt(arrays.image) };
}

const topsOf = (arrays) => Object.fromEntries(Object.keys(COLUMNS).map((layer) => [layer, Math.max(1e-9, largest(arrays[layer]))]));

// Grey values as the code panel spells them: two hexadecimal digits to a pixel, a row to a line.
function spelt(image) {
  const pixels = Array.from(image, (value) => Math.round(255 * value).toString(16).padStart(2, "0"));
  return Array.from({ length: 28 }, (_, row) => pixels.slice(28 * row, 28 * (row + 1)).join("")).join("\n");
}

// One map of a layer: { side, values }.
function mapOf({ arrays, shapes }, layer, unit) {
  if (layer === "image") return { side: 28, values: arrays.image };
  const [side, , count] = shapes[layer];
  return { side, values: Float32Array.from({ length: side * side }, (_, cell) => arrays[layer][cell * count + unit]) };
}

const countOf = ({ shapes }, layer) => shapes[layer].at(-1);

// The weights of a filter for one channel, row by row.
function kernelOf({ arrays, shapes }, layer, channel, unit) {
  const [, , channels, count] = shapes[`${layer}_kernel`];
  const kernel = arrays[`${layer}_kernel`];
  return Float32Array.from({ length: FIELD ** 2 }, (_, cell) => kernel[(cell * channels + channel) * count + unit]);
}

// What each channel adds to the sum of a cell.
function channelSums(data, layer, unit, row, column) {
  const channels = data.shapes[`${layer}_kernel`][2];
  return Array.from({ length: channels }, (_, channel) => {
    const window = windowAt(mapOf(data, BEFORE[layer], channel), row, column, FIELD);
    const kernel = kernelOf(data, layer, channel, unit);
    return { window, kernel, sum: window.reduce((sum, value, cell) => sum + value * kernel[cell], 0) };
  });
}

// The sum behind a cell of a convolution, channel by channel, and what the network says there.
function sumAt(data, { layer, unit, cell }) {
  const [side] = data.shapes[layer];
  const [row, column] = [Math.floor(cell / side), cell % side];
  const channels = channelSums(data, layer, unit, row, column);
  const sum = channels.reduce((all, each) => all + each.sum, 0);
  return { row, column, channels, sum, bias: data.arrays[`${layer}_bias`][unit], value: mapOf(data, layer, unit).values[cell] };
}

const strongest = ({ values }) => values.indexOf(Math.max(...values));

function makeInside(root, setTriggerValue) {
  const find = (selector) => root.querySelector(selector);
  const canvases = Object.fromEntries([...root.querySelectorAll("[data-layer]")].map((each) => [each.dataset.layer, each]));
  const view = {};
  let [data, kept, colours] = [null, null, null];
  const bars = buildBars(find(".bars"), (unit) => choose("probabilities", unit));
  const digits = buildDigits(find(".choose"), (digit) => ask({ digit: nextOf(digit) }));

  const nextOf = (digit) => {
    const count = data.labels.length;
    for (let step = 1; step <= count; step++) {
      const place = (Math.max(data.digit, 0) + step) % count;
      if (data.labels[place] === String(digit)) return place;
    }
    return 0;
  };
  find(".drawing").onclick = () => ask({ drawing: btoa(String.fromCharCode(...lastDrawing())) });
  find(".own input").onchange = (event) => {
    kept.own = event.target.checked;
    paintColumns();
    paintApart();
  };

  let [first, asked, answered, constant, stops] = [null, null, null, null, []];
  let version = null; // of the state that the address gave
  view.take = (next) => {
    first = next;
    if (!stops.length) {
      stops = [
        hear(first.constants, (said) => {
          constant = constantsOf(said);
          show();
        }),
        hear(`${first.channel}:answer`, take),
      ];
    }
    if (version === first.version) return show(); // the address follows the visitor, and may be a choice behind
    version = first.version;
    ask(first.ask);
  };
  // Ask for another image; the server hears of it when it is on screen, for the address and the other views.
  const ask = (question) => {
    asked = question;
    say(`${first.channel}:ask`, question);
  };
  const take = (answer) => {
    if (answer.pictures) answered = answer;
    else find(".answer figcaption").textContent = answer.waiting ?? answer.problem ?? "";
    if (!answer.pictures) return;
    show();
    if (JSON.stringify(asked) !== JSON.stringify(first.ask)) setTriggerValue("asked", asked);
  };
  const show = () => {
    if (!constant || !answered) return;
    data = opened(answered, constant, first);
    if (kept?.version !== data.version) {
      kept = { ...data.first, version: data.version, own: kept?.own ?? false };
      if (data.shapes[kept.layer].length === 3) kept.cell = strongest(mapOf(data, kept.layer, kept.unit));
    }
    find(".drawing").hidden = !lastDrawing();
    find(".view").classList.toggle("lecture", data.lecture);
    decimals = data.lecture ? 2 : 3;
    digits.forEach((button, digit) => button.setAttribute("aria-pressed", data.labels[data.digit] === String(digit)));
    const answer = data.arrays.probabilities.indexOf(Math.max(...data.arrays.probabilities));
    const truth = data.digit < 0 ? "" : data.labels[data.digit] === String(answer) ? " ✓" : ` ✗ (it is a ${data.labels[data.digit]})`;
    const doubts = data.arrays.probabilities[answer] < data.unsureBelow;
    find(".answer figcaption").textContent = doubts ? `Not sure: a ${answer}?` : `It is a ${answer}${truth}`;
    showBars(bars, data.arrays.probabilities);
    view.paint();
  };
  view.paint = () => {
    colours = theme(find(".view"));
    paintColumns();
    paintApart();
  };

  // The value with the full colour: of the layer, or of the one map.
  const topOf = (layer, values) => {
    if (layer === "image") return 1;
    return kept.own && layer !== "dense" ? Math.max(1e-9, largest(values)) : data.tops[layer];
  };
  const paintColumns = () => {
    for (const [layer, canvas] of Object.entries(canvases)) {
      const count = layer === "image" ? 1 : countOf(data, layer);
      const across = COLUMNS[layer] ?? 1;
      const rows = Math.ceil(count / across);
      const gap = gapOf(layer);
      const wide = across + (across - 1) * gap;
      canvas.style.aspectRatio = `${wide} / ${rows + (rows - 1) * gap}`;
      const pen = penOver(canvas, wide);
      if (!pen) continue;
      for (let unit = 0; unit < count; unit++) {
        const [x, y] = [(unit % across) * (1 + gap), Math.floor(unit / across) * (1 + gap)];
        if (layer === "dense") {
          pen.fillStyle = `rgb(${between(colours.sequential, data.arrays.dense[unit] / topOf(layer)).join()})`;
          pen.fillRect(x, y, 1, 1);
        } else {
          const map = mapOf(data, layer, unit);
          pen.drawImage(bitmap(map, colours.sequential, 0, topOf(layer, map.values)), x, y, 1, 1);
        }
        pen.strokeStyle = colours.ink;
        pen.globalAlpha = 0.25;
        pen.lineWidth = pen.pixel;
        if (layer !== "image") pen.strokeRect(x, y, 1, 1);
        pen.globalAlpha = 1;
        if (layer === kept.layer && unit === kept.unit) frame(pen, colours, x, y, 1);
      }
      if (layer !== "image") canvas.previousElementSibling.textContent = CAPTIONS[layer](data.shapes[layer]);
      canvas.setAttribute("aria-label", layer === "image" ? "What the network sees" : `${layer}: ${count} ${layer === "dense" ? "units" : "maps"}. Arrow keys choose one.`);
    }
    bars.forEach(({ button }, unit) => button.setAttribute("aria-pressed", kept.layer === "probabilities" && kept.unit === unit));
  };

  const choose = (layer, unit) => {
    Object.assign(kept, { layer, unit });
    if (data.shapes[layer].length === 3) kept.cell = strongest(mapOf(data, layer, unit));
    paintColumns();
    paintApart();
  };
  for (const [layer, canvas] of Object.entries(canvases)) {
    if (layer === "image") continue;
    canvas.onclick = (event) => {
      const box = canvas.getBoundingClientRect();
      const across = COLUMNS[layer];
      const gap = gapOf(layer);
      const step = (box.width / (across + (across - 1) * gap)) * (1 + gap);
      const place = [event.clientX - box.left, event.clientY - box.top].map((at) => Math.floor(at / step));
      const unit = Math.min(place[0], across - 1) + across * place[1];
      if (unit < countOf(data, layer)) choose(layer, unit);
    };
    canvas.onkeydown = (event) => {
      const way = ARROWS[event.key];
      if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const from = kept.layer === layer ? kept.unit : 0;
      const unit = from + COLUMNS[layer] * way[0] + way[1];
      if (unit >= 0 && unit < countOf(data, layer)) choose(layer, unit);
    };
  }

  // The lower half: the chosen map, and where its numbers come from.
  const large = find(".large canvas");
  const paintApart = () => {
    const { layer, unit } = kept;
    const isMap = data.shapes[layer].length === 3;
    find(".large").classList.toggle("hidden", !isMap);
    find(".patches").classList.toggle("hidden", !data.patches[layer]);
    if (isMap) paintLarge();
    if (data.patches[layer]) paintPatches();
    const write = { conv1: convolved, conv2: convolved, pool1: pooled, pool2: pooled, dense: weighed, probabilities: softened }[layer];
    write(layer, unit);
    tell();
  };
  const paintLarge = () => {
    const map = mapOf(data, kept.layer, kept.unit);
    large.style.aspectRatio = "1";
    const pen = penOver(large, map.side);
    if (!pen) return;
    pen.drawImage(bitmap(map, colours.sequential, 0, topOf(kept.layer, map.values)), 0, 0, map.side, map.side);
    frame(pen, colours, kept.cell % map.side, Math.floor(kept.cell / map.side), 1);
    find(".large figcaption").textContent = `${kept.layer}, map ${kept.unit + 1} of ${countOf(data, kept.layer)}`;
    large.setAttribute("aria-label", "The chosen map, large. Arrow keys choose a cell.");
  };
  const paintPatches = () => {
    const { shape, values } = data.patches[kept.layer];
    const [, count, side] = shape;
    const canvas = find(".patches canvas");
    canvas.style.aspectRatio = "1";
    const pen = penOver(canvas, 3 + 2 * GAP);
    if (!pen) return;
    for (let patch = 0; patch < count; patch++) {
      const start = (kept.unit * count + patch) * side * side;
      const grid = { side, values: values.subarray(start, start + side * side) };
      pen.drawImage(bitmap(grid, colours.sequential, 0, 255), (patch % 3) * (1 + GAP), Math.floor(patch / 3) * (1 + GAP), 1, 1);
    }
  };
  const pick = (row, column) => {
    const { side } = mapOf(data, kept.layer, kept.unit);
    const inside = (at) => Math.min(side - 1, Math.max(0, at));
    kept.cell = inside(row) * side + inside(column);
    paintApart();
  };
  large.onpointermove = large.onpointerdown = (event) => pick(...cellAt(event, mapOf(data, kept.layer, kept.unit).side));
  large.onkeydown = (event) => {
    const way = ARROWS[event.key];
    if (!way) return;
    event.preventDefault();
    const { side } = mapOf(data, kept.layer, kept.unit);
    pick(Math.floor(kept.cell / side) + way[0], (kept.cell % side) + way[1]);
  };

  const place = () => {
    const [side] = data.shapes[kept.layer];
    return [Math.floor(kept.cell / side), kept.cell % side];
  };
  const convolved = () => {
    const { row, column, channels, sum, bias, value } = sumAt(data, kept);
    find(".what").textContent = `Row ${row + 1}, column ${column + 1}: ${FIELD}×${FIELD} cells of ${channels.length === 1 ? "the image" : `${channels.length} maps`}, times its filter`;
    showTerms(channels);
    const written = channels.length === 1 ? `sum of ${FIELD * FIELD} products ${short(sum)}` : channels.map((each) => short(each.sum)).join(" + ").replaceAll("+ −", "− ");
    find(".total").innerHTML = `${written} + bias ${short(bias)} = <b>${short(sum + bias)}</b>, ReLU: <b>${short(Math.max(0, sum + bias))}</b> (the network: ${short(value)})`;
  };
  const showTerms = (channels) => {
    const terms = find(".terms");
    terms.style.setProperty("--terms", channels.length);
    terms.style.setProperty("--wide", channels.length === 1 ? "5.6em" : "1fr");
    const most = largest(channels.flatMap(({ kernel }) => [...kernel]));
    const brightest = kept.layer === "conv1" ? 1 : Math.max(...data.arrays[BEFORE[kept.layer]]);
    const cells = [];
    const row = (name, fill) => {
      cells.push(Object.assign(document.createElement("span"), { className: `name ${name}`, textContent: name }));
      channels.forEach((each, index) => cells.push(fill(each, index)));
    };
    const tile = (values, stops, low, high) => {
      const canvas = document.createElement("canvas");
      canvas.style.aspectRatio = "1";
      canvas.width = canvas.height = FIELD;
      canvas.style.imageRendering = "pixelated";
      canvas.getContext("2d").drawImage(bitmap({ side: FIELD, values }, stops, low, high), 0, 0);
      return canvas;
    };
    row("window", ({ window }) => tile(window, colours.sequential, 0, brightest));
    row("filter", ({ kernel }) => tile(kernel, colours.diverging, -most, most));
    row("adds", ({ sum }) => Object.assign(document.createElement("span"), { className: "adds", textContent: number(sum) }));
    terms.replaceChildren(...cells);
  };
  const pooled = (layer, unit) => {
    const [row, column] = place();
    const block = windowAt(mapOf(data, BEFORE[layer], unit), 2 * row, 2 * column, 2);
    find(".what").textContent = `Row ${row + 1}, column ${column + 1}: the largest of 2×2 cells of ${BEFORE[layer]}, map ${unit + 1}`;
    find(".terms").replaceChildren();
    find(".total").innerHTML = `max(${block.map(short).join(", ")}) = <b>${short(Math.max(...block))}</b>`;
  };
  const weighed = (layer, unit) => {
    const [a, kernel] = [data.arrays.dense[unit], data.arrays.logits_kernel];
    find(".what").textContent = `Unit ${unit + 1} of 128: ReLU of a weighted sum of all 512 cells of pool2. It answers ${short(a)}.`;
    const terms = find(".terms");
    terms.style.setProperty("--terms", 10);
    terms.style.setProperty("--wide", "1fr");
    const row = (name, text) => [name, ...Array.from({ length: 10 }, (_, digit) => text(digit))];
    const cells = [...row("digit", String), ...row("weight", (digit) => number(kernel[10 * unit + digit])), ...row("adds", (digit) => number(a * kernel[10 * unit + digit]))];
    terms.replaceChildren(...cells.map((text, index) => Object.assign(document.createElement("span"), { textContent: text, className: index % 11 ? "" : "name" })));
    find(".total").textContent = "What it adds to the ten scores: its answer × its weight for that digit.";
  };
  const softened = (layer, unit) => {
    const { dense, logits_kernel: kernel, logits_bias: bias, logits } = data.arrays;
    const products = Array.from(dense, (a, from) => ({ from, adds: a * kernel[10 * from + unit] })).sort((one, other) => Math.abs(other.adds) - Math.abs(one.adds));
    const rest = products.slice(TOP).reduce((sum, { adds }) => sum + adds, 0);
    const total = rest + bias[unit] + products.slice(0, TOP).reduce((sum, { adds }) => sum + adds, 0);
    const exponents = Array.from(logits, Math.exp);
    const all = exponents.reduce((sum, each) => sum + each, 0);
    find(".what").textContent = `The score of ${unit}: 128 units, each times its weight, and a bias`;
    find(".terms").replaceChildren();
    const list = products.slice(0, TOP).map(({ from, adds }) => `${short(adds)} (unit ${from + 1})`).join(" + ").replaceAll("+ −", "− ");
    find(".total").innerHTML = `${list} + the other ${dense.length - TOP}: ${short(rest)} + bias ${short(bias[unit])} = <b>${short(total)}</b><br />softmax: e<sup>${short(logits[unit])}</sup> / Σ e<sup>z</sup> = ${short(exponents[unit])} / ${short(all)} = <b>${percent(exponents[unit] / all)}</b>`;
  };

  // What the slide, the code, tests and a link need.
  const tell = () => {
    if (CONVOLUTIONS.includes(kept.layer)) kept.summed = { layer: kept.layer, unit: kept.unit, cell: kept.cell };
    kept.summed ??= summedFirst();
    const { layer, unit } = kept.summed;
    const { row, column, sum, bias, value } = sumAt(data, kept.summed);
    say(`${data.channel}:values`, {
      ic_digit: data.digit, ic_layer: layer, ic_unit: unit, ic_row: row, ic_column: column,
      ic_sum: sum, ic_bias: bias, ic_value: value, ic_z: sum + bias, ic_map: unit + 1, ic_rows: data.rows,
    });
    say(`address:${data.channel}`, {
      ic_digit: data.digit < 0 || data.digit === data.defaults.ic_digit ? null : data.digit,
      ic_layer: kept.layer === data.defaults.ic_layer ? null : kept.layer,
      ic_unit: kept.unit === data.defaults.ic_unit ? null : kept.unit,
    });
  };

  // A sum to speak of where the link opens a layer that has none.
  const summedFirst = () => {
    const { ic_layer: layer, ic_unit: unit } = data.defaults;
    return { layer, unit, cell: strongest(mapOf(data, layer, unit)) };
  };

  const resized = new ResizeObserver(() => data && find(".view").clientWidth && view.paint());
  resized.observe(find(".view"));
  view.stop = () => {
    stops.forEach((stop) => stop());
    resized.disconnect();
    if (data) bus.last.delete(`address:${data.channel}`);
  };
  return view;
}

const CAPTIONS = {
  conv1: ([side]) => `conv1 ${side}×${side}`,
  pool1: ([side]) => `pool ${side}×${side}`,
  conv2: ([side]) => `conv2 ${side}×${side}`,
  pool2: ([side]) => `pool ${side}×${side}`,
  dense: ([count]) => `dense ${count}`,
};

function buildBars(box, choose) {
  return Array.from({ length: 10 }, (_, digit) => {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.innerHTML = `<span>${digit}</span><span class="track"><span class="fill"></span></span><span class="value"></span>`;
    button.onclick = () => choose(digit);
    box.append(button);
    return { button, fill: button.querySelector(".fill"), value: button.querySelector(".value") };
  });
}

function showBars(bars, probabilities) {
  const top = Math.max(...probabilities);
  bars.forEach(({ button, fill, value }, digit) => {
    fill.style.width = `${100 * probabilities[digit]}%`;
    value.textContent = percent(probabilities[digit]);
    button.classList.toggle("top", probabilities[digit] === top);
  });
}

function buildDigits(box, choose) {
  return Array.from({ length: 10 }, (_, digit) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: digit });
    button.setAttribute("aria-label", `Another ${digit}`);
    button.onclick = () => choose(digit);
    box.append(button);
    return button;
  });
}

// What was last drawn on the page with the pad, as the networks saw it.
const lastDrawing = () => bus.last.get("draw-a-digit:answer")?.pictures?.seen?.values;

export default function ({ data, parentElement, setTriggerValue }) {
  const view = once(parentElement, () => makeInside(parentElement, setTriggerValue));
  view.take(data);
  return view.stop;
}
