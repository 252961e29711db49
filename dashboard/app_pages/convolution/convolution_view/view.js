// A filter slides over an image: the sum at the window, the feature map, ReLU and pooling, all computed here.
const RUN = 14; // s that a whole slide lasts, at speed 1×
const MOST_WRITTEN = 12; // cells of a side whose numbers may stand in them
const SAME = 1e-9; // values nearer than this have not changed

function makeView(root, first) {
  const find = (selector) => root.querySelector(selector);
  const canvases = Object.fromEntries([...root.querySelectorAll("canvas")].map((canvas) => [canvas.dataset.grid, canvas]));
  const view = { data: first };
  let [kept, shown, colours, playing] = [null, null, null, false];
  let controls;

  // The image, as it is chosen and shifted.
  const picture = (shift) => {
    const { side, grey } = view.images.get(kept.image) ?? { side: 28, grey: inked(kept.strokes, kept.base) };
    const values = new Float64Array(side * side);
    for (let cell = 0; cell < values.length; cell++) {
      const column = (cell % side) - shift;
      if (column >= 0 && column < side) values[cell] = grey[cell - shift] / 255;
    }
    return { side, values };
  };
  const settings = () => ({ ...kept, padding: kept.padding === "by number" ? "number" : kept.padding });

  const layers = (image) => {
    const map = convolve(image, kept.kernel, settings());
    const rectified = map && relu(map);
    const pooled = rectified && pool(rectified);
    return { map, relu: rectified, max: pooled?.max ?? null, mean: pooled?.mean ?? null, winners: pooled?.winners };
  };

  // Everything but the place of the window.
  view.compute = () => {
    const image = picture(kept.shift);
    const edges = margins(image.side, settings());
    const grids = { ...layers(image), input: padded(image, edges) };
    const before = kept.shift ? layers(picture(0)) : null;
    const sides = shown?.grids.map ? [shown.grids.map.side, grids.map?.side] : null;
    const most = grids.map ? largest(grids.map.values) : 0;
    shown = { image, edges, grids, before, most, rows: spelt(image) };
    words();
    colour();
    tellMaps();
    const cells = (grids.map?.side ?? 1) ** 2;
    say(`${view.data.player}:run`, { frames: cells - 1, rate: Math.min(48, Math.max(1.5, cells / RUN)) });
    if (sides && sides[0] !== sides[1] && grids.map) follow(...sides);
    else view.place(Math.min(kept.step, cells - 1));
  };

  // Another size of the map: the window stays where it was, as a share of the way.
  const follow = (from, to) => {
    const row = Math.min(to - 1, Math.round((Math.floor(kept.step / from) * to) / from));
    const column = Math.min(to - 1, Math.round(((kept.step % from) * to) / from));
    view.place(row * to + column);
    point(row, column, true);
  };

  const colour = () => {
    colours = theme(find(".view"));
    const { grids, most } = shown;
    shown.bitmaps = {};
    for (const name of Object.keys(canvases)) shown.bitmaps[name] = grids[name] && bitmap(grids[name], ...scaleOf(name));
    find(".legend i").style.background = `linear-gradient(to right, ${colours.diverging.join()})`;
    const ends = find(".legend").querySelectorAll("span");
    ends[0].textContent = number(-most);
    ends[1].textContent = number(most);
    find(".kernel").querySelectorAll("input").forEach((input, cell) => {
      input.style.background = tint(colours, kept.kernel[cell], largest(kept.kernel));
    });
  };

  // Captions, the formula, what a shift changed, and what is impossible.
  const words = () => {
    const { image, edges, grids } = shown;
    const { size, stride } = kept;
    const around = edges[0] === edges[1] ? `${edges[0]} zero${edges[0] > 1 ? "s" : ""} around` : `zeros: ${edges[0]} before, ${edges[1]} after`;
    const captions = {
      input: `Image ${image.side}×${image.side}${edges[1] ? ` and ${around}` : ""}`,
      map: "Feature map",
      relu: "ReLU",
      max: "Max pool",
      mean: "Mean pool",
    };
    for (const [name, canvas] of Object.entries(canvases)) {
      const grid = grids[name];
      const text = name === "input" ? captions.input : `${captions[name]} ${grid ? `${grid.side}×${grid.side}` : "0×0"}`;
      canvas.previousElementSibling.textContent = text;
      canvas.setAttribute("aria-label", `${text}. Arrow keys move the window.`);
    }
    find(".formula").textContent = formula(image.side, settings());
    find(".shifted").textContent = shiftWords();
    find(".view").classList.toggle("five", size === 5);
    find(".view").classList.toggle("drawing", kept.image === DRAWING);
    find(".view").classList.toggle("moved", Boolean(kept.shift));
    find(".view").classList.toggle("lecture", view.data.lecture);
    const out = outputSize(image.side, settings());
    const wide = image.side + edges[0] + edges[1];
    if (out < 1) problem(`A ${size}×${size} filter does not fit into ${wide}×${wide}: ⌊(${wide} − ${size}) / ${stride}⌋ + 1 = ${out}. Pad more, or take 3×3.`, ".sizes");
    else if (!grids.max) problem(`A map of ${out}×${out} has no block of 2×2 to pool: ⌊${out} / 2⌋ = 0.`, ".strides");
    else if (kept.flagged !== "typed") problem("");
    controls.show();
  };

  const problem = (text, at = null, kind = "setting") => {
    kept.flagged = text ? kind : null;
    const box = find(".problem");
    if (box.textContent !== text) box.textContent = text;
    root.querySelectorAll(".choice.bad").forEach((each) => each.classList.remove("bad"));
    if (at) find(at).classList.add("bad");
  };

  const shiftWords = () => {
    const { before, grids } = shown;
    if (!before || !grids.map) return "";
    const part = (name, label) => {
      if (!grids[name]) return "";
      const changed = differing(grids[name].values, before[name].values);
      const all = grids[name].values.length;
      return `${label} ${changed} of ${all} (${Math.round((100 * changed) / all)} %)`;
    };
    const parts = [part("map", "map"), part("max", "max pool"), part("mean", "mean pool")].filter(Boolean);
    const [same, compared] = movedAlong(before.map, grids.map, kept.shift, kept.stride);
    const along = compared ? ` The map moved along: ${same} of ${compared} old cells.` : "";
    return `Shifted ${weight(kept.shift)} px. Changed cells: ${parts.join(" · ")}.${along}`;
  };

  const tellMaps = () => {
    const { grids, image } = shown;
    const list = (grid) => (grid ? Array.from(grid.values) : null);
    say(`${view.data.channel}:maps`, {
      image: list(image),
      kernel: [...kept.kernel],
      ...Object.fromEntries(["map", "relu", "max", "mean"].map((name) => [name, list(grids[name])])),
      winners: grids.max ? Array.from(shown.grids.winners) : null,
    });
  };

  // The window moves to an output cell.
  view.place = (step) => {
    kept.step = step;
    const { grids, edges, image } = shown;
    const { size, stride } = kept;
    paint();
    const products = find(".products");
    if (!grids.map) {
      products.querySelectorAll("span").forEach((cell) => (cell.textContent = ""));
      for (const name of [".total", ".cell", ".pooled"]) find(name).textContent = name === ".total" ? "no window fits" : "";
      tell({});
      return;
    }
    const [row, column] = [Math.floor(step / grids.map.side), step % grids.map.side];
    const cells = windowAt(grids.input, row * stride, column * stride, size);
    const all = cells.map((value, cell) => value * kept.kernel[cell]);
    const most = largest(all);
    controls.products.forEach(({ box, sum, result }, cell) => {
      const sides = `${number(cells[cell])} × ${weight(kept.kernel[cell])}`;
      sum.textContent = size === 3 ? sides : "";
      result.textContent = size === 3 ? `= ${number(all[cell])}` : number(all[cell]);
      box.title = `${sides} = ${number(all[cell])}`;
      box.style.background = tint(colours, all[cell], most);
    });
    const total = grids.map.values[step];
    find(".total").textContent = `sum = ${number(total)}`;
    find(".cell").textContent = `row ${row + 1}, column ${column + 1} · ReLU ${number(Math.max(0, total))}`;
    const pooled = poolWords(row, column);
    find(".pooled").innerHTML = pooled.text;
    tell({ cv_row: row + 1, cv_column: column + 1, cv_sum: total, cv_relu: Math.max(0, total), cv_max: pooled.max, cv_mean: pooled.mean });
  };

  const poolWords = (row, column) => {
    const { relu: map, max, mean } = shown.grids;
    const [down, across] = [row >> 1, column >> 1];
    if (!max || down >= max.side || across >= max.side) return { text: "This cell is left over: no block of 2×2 holds it.", max: "none", mean: "none" };
    const block = down * max.side + across;
    const won = shown.grids.winners[block];
    const cells = [0, 1, map.side, map.side + 1].map((next) => 2 * (down * map.side + across) + next);
    const list = cells.map((cell) => (cell === won ? `<b>${number(map.values[cell])}</b>` : number(map.values[cell])));
    const text = `max(${list.join(", ")}) = ${number(max.values[block])} · mean = ${number(mean.values[block])}`;
    return { text, max: max.values[block], mean: mean.values[block] };
  };

  // What formula, code and link need.
  const tell = (place) => {
    const { image, edges, grids } = shown;
    const named = settings();
    const kernel = Array.from({ length: kept.size }, (_, row) => `[${kept.kernel.slice(row * kept.size, (row + 1) * kept.size).join(", ")}]`);
    say(`${view.data.channel}:values`, {
      cv_rows: shown.rows,
      cv_kernel: `[${kernel.join(", ")}]`,
      cv_layer: named.padding === "same" ? "same" : "valid",
      cv_zeros: named.padding === "number" ? kept.zeros : 0,
      cv_size: kept.size,
      cv_stride: kept.stride,
      cv_formula: formula(image.side, named),
      cv_output: grids.map?.side ?? 0,
      cv_before: edges[0],
      cv_after: edges[1],
      ...place,
    });
    const { defaults, kernels } = view.data;
    const own = kept.preset === OWN;
    const address = {
      cv_image: kept.image === PHOTO ? null : kept.image,
      cv_filter: kept.preset,
      cv_size: kept.size,
      cv_padding: kept.padding,
      cv_zeros: kept.zeros,
      cv_stride: kept.stride,
      cv_shift: kept.shift,
      cv_step: kept.step,
    };
    for (const [name, value] of Object.entries(address)) if (value === defaults[name]) address[name] = null;
    for (let row = 1; row <= 5; row++) {
      const weights = kept.kernel.slice((row - 1) * kept.size, row * kept.size);
      address[`cv_row${row}`] = own && weights.length ? weights.map((value) => Number(value.toFixed(4))).join(" ") : null;
    }
    if (own) address.cv_filter = null;
    Object.assign(address, spelled(kept.image === DRAWING ? kept.strokes : []));
    say(`address:${view.data.channel}`, address);
  };

  const scaleOf = (name) => (name === "input" ? [colours.sequential, 0, 1] : [colours.diverging, -shown.most, shown.most]);
  const paint = () => {
    const text = parseFloat(getComputedStyle(find("figcaption")).fontSize);
    for (const [name, canvas] of Object.entries(canvases)) {
      const grid = shown.grids[name];
      const pen = penFor(canvas, grid?.side ?? 1);
      if (!pen || !grid) continue;
      pen.drawImage(shown.bitmaps[name], 0, 0);
      const write = () => grid.side <= MOST_WRITTEN && writeNumbers(pen, grid, text, scaleOf(name));
      if (name !== "input") write(); // below the veil
      PAINT[name](pen, grid);
      if (name === "input") write(); // above the padding
    }
  };
  const here = () => [Math.floor(kept.step / shown.grids.map.side), kept.step % shown.grids.map.side];
  const PAINT = {
    input: (pen, grid) => {
      const [before, after] = shown.edges;
      const inner = grid.side - before - after;
      if (after) {
        pen.fillStyle = colours.quiet;
        pen.beginPath();
        pen.rect(0, 0, grid.side, grid.side);
        pen.rect(before, before, inner, inner);
        pen.fill("evenodd");
        pen.strokeStyle = colours.ink;
        pen.lineWidth = pen.pixel;
        pen.setLineDash([4 * pen.pixel, 3 * pen.pixel]);
        pen.strokeRect(before, before, inner, inner);
        pen.setLineDash([]);
      }
      if (!shown.grids.map) return;
      const [row, column] = here();
      frame(pen, colours, column * kept.stride, row * kept.stride, kept.size);
    },
    map: (pen, grid) => {
      const [row, column] = here();
      veil(pen, grid.side, row, column);
      frame(pen, colours, column, row, 1);
    },
    relu: (pen, grid) => {
      const [row, column] = here();
      veil(pen, grid.side, row, column);
      if (!inBlock(row, column)) return frame(pen, colours, column, row, 1);
      const winner = shown.grids.winners[(row >> 1) * shown.grids.max.side + (column >> 1)];
      frame(pen, colours, 2 * (column >> 1), 2 * (row >> 1), 2, 2, 1.2);
      pen.lineWidth = 2.2 * pen.pixel;
      pen.strokeRect(winner % grid.side, Math.floor(winner / grid.side), 1, 1);
    },
    max: (pen, grid) => {
      const [row, column] = here();
      if (!inBlock(row, column)) return;
      veil(pen, grid.side, row % 2 ? row >> 1 : (row >> 1) - 1, row % 2 ? column >> 1 : grid.side - 1);
      frame(pen, colours, column >> 1, row >> 1, 1);
    },
  };
  PAINT.mean = PAINT.max;
  const inBlock = (row, column) => shown.grids.max && row >> 1 < shown.grids.max.side && column >> 1 < shown.grids.max.side;

  // While it plays, what the window has not reached yet is faint.
  const veil = (pen, side, row, column) => {
    if (!playing) return;
    pen.fillStyle = colours.paper;
    pen.globalAlpha = 0.82;
    pen.fillRect(column + 1, row, side - column - 1, 1);
    pen.fillRect(0, row + 1, side, side - row - 1);
    pen.globalAlpha = 1;
  };

  // Pointing at a cell: the player goes there, and tells the place.
  const point = (row, column, stop = false) => {
    const { side } = shown.grids.map;
    const inside = (at) => Math.min(side - 1, Math.max(0, at));
    say(`${view.data.player}:go`, { step: inside(row) * side + inside(column), stop });
  };
  const REACH = {
    input: (at) => at.map((place) => Math.round((place - (kept.size - 1) / 2) / kept.stride)),
    map: (at) => at,
    relu: (at) => at,
    max: ([row, column]) => {
      const winner = shown.grids.winners[row * shown.grids.max.side + column];
      return [Math.floor(winner / shown.grids.map.side), winner % shown.grids.map.side];
    },
    mean: ([row, column]) => [2 * row, 2 * column],
  };
  for (const [name, canvas] of Object.entries(canvases)) {
    const look = (event, stop) => {
      if (!shown.grids[name] || !shown.grids.map) return;
      const at = cellAt(event, shown.grids[name].side);
      const inks = name === "input" && kept.image === DRAWING && event.buttons & 1;
      if (inks) draw(event, stop);
      else point(...REACH[name](at), stop);
    };
    canvas.onpointermove = (event) => look(event, false);
    canvas.onpointerdown = (event) => {
      if (name === "input" && kept.image === DRAWING) canvas.setPointerCapture(event.pointerId);
      look(event, true);
    };
    canvas.onkeydown = (event) => {
      const [row, column] = shown.grids.map ? here() : [0, 0];
      if (event.key === "Enter" && name === "input" && kept.image === DRAWING) ink(...[column, row].map((at) => at * kept.stride - shown.edges[0] + (kept.size - 1) / 2), true);
      const way = ARROWS[event.key];
      if (!way || !shown.grids.map || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const far = name === "max" || name === "mean" ? 2 : 1;
      point(row + far * way[0], column + far * way[1], true);
    };
  }

  const draw = (event, begins) => {
    const box = canvases.input.getBoundingClientRect();
    const wide = shown.grids.input.side;
    const place = (at, from) => ((at - from) / box.width) * wide - shown.edges[0] - 0.5;
    ink(place(event.clientX, box.left) - kept.shift, place(event.clientY, box.top), begins);
  };
  const ink = (x, y, begins) => {
    if (begins || !kept.strokes.length) redraw({ strokes: [...kept.strokes, []], base: kept.base });
    lengthen(kept.strokes.at(-1), x, y);
    view.compute();
  };
  // Another drawing; Undo brings this one back.
  const redraw = (next) => {
    kept.past.push({ strokes: kept.strokes, base: kept.base });
    Object.assign(kept, next);
  };

  controls = makeControls(root, {
    kept: () => kept,
    data: () => view.data,
    images: () => [...view.images.keys(), DRAWING],
    change: (next) => {
      Object.assign(kept, next);
      kept.flagged = null;
      view.compute();
    },
    clear: () => {
      redraw({ strokes: [], base: EMPTY });
      view.compute();
    },
    undo: () => {
      Object.assign(kept, kept.past.pop());
      view.compute();
    },
    problem,
  });

  view.take = (data) => {
    view.data = data;
    view.images = new Map(data.images.map(({ name, side, grey }) => [name, { side, grey: bytes(grey) }]));
    if (data.photo) view.images.set(PHOTO, { side: 28, grey: bytes(data.photo).subarray(-784) });
    const known = bus.kept.get(data.channel);
    if (!known || known.version !== data.version) {
      const { strokes, base, past } = known && !data.first.ink ? known : { strokes: readInk(data.first.ink), base: EMPTY, past: [] };
      bus.kept.set(data.channel, { ...data.first, version: data.version, strokes, base, past, photo: known?.photo });
    }
    kept = bus.kept.get(data.channel);
    if (!shown && !kept.strokes.length && kept.base === EMPTY) kept.base = lastDrawing() ?? EMPTY; // when the page is opened
    if (data.photo && data.photo !== kept.photo) Object.assign(kept, { photo: data.photo, image: PHOTO, shift: 0 });
    controls.build();
    shown = null;
    view.compute();
  };
  const stopSteps = hear(`${first.player}:step`, (step) => shown && step !== kept.step && step < (shown.grids.map?.side ?? 1) ** 2 && view.place(step));
  const stopPlaying = hear(`${first.player}:playing`, (runs) => {
    playing = runs;
    find(".total").setAttribute("aria-live", runs ? "off" : "polite");
    if (shown) paint();
  });
  const resized = new ResizeObserver(() => shown && canvases.input.clientWidth && paint());
  resized.observe(find(".view"));
  view.stop = () => {
    stopSteps();
    stopPlaying();
    resized.disconnect();
    bus.last.delete(`${first.player}:run`);
    bus.last.delete(`address:${first.channel}`);
  };
  return view;
}

const EMPTY = new Uint8Array(784);

// What was last drawn on the page with the pad, as the networks saw it.
const lastDrawing = () => bus.last.get("draw-a-digit:answer")?.pictures?.seen?.values?.slice();

const differing = (one, other) => one.reduce((count, value, cell) => count + (Math.abs(value - other[cell]) > SAME), 0);

// How many cells of a map are those of another map some pixels further left, of how many that have such a cell.
function movedAlong(before, after, shift, stride) {
  if (shift % stride) return [0, 0];
  const [by, { side }] = [shift / stride, after];
  let [same, compared] = [0, 0];
  after.values.forEach((value, cell) => {
    const column = (cell % side) - by;
    if (column < 0 || column >= side) return;
    compared += 1;
    same += Math.abs(value - before.values[cell - by]) <= SAME;
  });
  return [same, compared];
}

// Grey values as the code panel spells them: two hexadecimal digits to a pixel.
function spelt({ side, values }) {
  const pixels = Array.from(values, (value) => Math.round(255 * value).toString(16).padStart(2, "0"));
  return Array.from({ length: side }, (_, row) => pixels.slice(row * side, (row + 1) * side).join("")).join("\n");
}

function formula(side, settings) {
  const { size, stride, padding, zeros } = settings;
  const out = outputSize(side, settings);
  if (padding === "same") return `Size: ⌈n / s⌉ = ⌈${side} / ${stride}⌉ = ${out}`;
  return `Size: ⌊(n + 2p − k) / s⌋ + 1 = ⌊(${side} + 2·${padding === "number" ? zeros : 0} − ${size}) / ${stride}⌋ + 1 = ${out}`;
}

export default function ({ data, parentElement }) {
  const view = once(parentElement, () => makeView(parentElement, data));
  view.take(data);
  return view.stop;
}
