// One filter over three channels: a sum for each, one bias, one map.
const NAMES = ["red", "green", "blue"];
const HUES = ["#d55e00", "#009e73", "#0072b2"];
const SETTINGS = { size: 3, stride: 1, padding: "valid", zeros: 0 };

function makeSum(root, first) {
  const find = (selector) => root.querySelector(selector);
  const [whole, map, slider] = [".whole", ".map", "input"].map(find);
  let [data, version, state, grids, out] = [first, null, null, [], null];

  const parts = NAMES.map((name, index) => {
    const box = Object.assign(document.createElement("div"), { className: "channel" });
    box.innerHTML = `<figure><figcaption>${name}</figcaption><canvas tabindex="0" role="img"></canvas></figure>
      <div><p class="label">its weights</p><div class="weights"></div></div><p class="sum"></p>`;
    find(".channels").append(box);
    const canvas = box.querySelector("canvas");
    canvas.setAttribute("aria-label", `The ${name} channel; arrow keys move the window`);
    canvas.style.borderLeft = `4px solid ${HUES[index]}`;
    return { canvas, weights: box.querySelector(".weights"), sum: box.querySelector(".sum") };
  });

  const compute = () => {
    grids = data.channels.map((values) => ({ side: 8, values: Float64Array.from(values) }));
    const maps = grids.map((grid, index) => convolve(grid, data.kernels[index], SETTINGS));
    const values = maps[0].values.map((_, cell) => maps.reduce((sum, each) => sum + each.values[cell], state.bias));
    out = { side: 6, values, maps };
    slider.value = state.bias;
    find("output").textContent = number(state.bias, 1);
    say(`${data.channel}:maps`, { map: Array.from(values) });
    say(`address:${data.channel}`, { cv_bias: state.bias === data.defaultBias ? null : state.bias });
    place(...state.cell);
  };

  const place = (row, column) => {
    const inside = (at) => Math.min(out.side - 1, Math.max(0, at));
    state.cell = [inside(row), inside(column)];
    const cell = state.cell[0] * out.side + state.cell[1];
    const sums = out.maps.map((each) => each.values[cell]);
    parts.forEach(({ sum }, index) => (sum.textContent = `sum = ${number(sums[index])}`));
    const signed = (value, decimals) => `${value < 0 ? "−" : "+"} ${number(Math.abs(value), decimals)}`;
    find(".terms").textContent = `${number(sums[0])} ${signed(sums[1])} ${signed(sums[2])} ${signed(state.bias, 1)}`;
    find(".total").textContent = `= ${number(out.values[cell])}`;
    say(`${data.channel}:values`, {
      cv_bias: state.bias,
      ...Object.fromEntries(NAMES.map((name, index) => [`cv_${name}`, sums[index]])),
      cv_total: out.values[cell],
    });
    paint();
  };

  const paint = () => {
    const colours = theme(find(".view"));
    const [row, column] = state.cell;
    const enlarge = (canvas, side, picture) => {
      const pen = penFor(canvas, side);
      pen?.drawImage(picture, 0, 0);
      return pen;
    };
    let pen = enlarge(whole, 8, inColour());
    if (pen) frame(pen, colours, column, row, 3);
    parts.forEach(({ canvas, weights }, index) => {
      pen = enlarge(canvas, 8, bitmap(grids[index], colours.sequential, 0, 1));
      if (pen) frame(pen, colours, column, row, 3);
      weights.replaceChildren(
        ...data.kernels[index].map((value) => {
          const cell = Object.assign(document.createElement("span"), { textContent: weight(value) });
          cell.style.background = tint(colours, value, 1);
          return cell;
        }),
      );
    });
    const most = largest(out.values);
    pen = enlarge(map, 6, bitmap(out, colours.diverging, -most, most));
    if (pen) frame(pen, colours, column, row, 1);
  };
  const inColour = () => {
    const image = new ImageData(8, 8);
    for (let cell = 0; cell < 64; cell++) image.data.set([...grids.map(({ values }) => 255 * values[cell]), 255], 4 * cell);
    const canvas = new OffscreenCanvas(8, 8);
    canvas.getContext("2d").putImageData(image, 0, 0);
    return canvas;
  };

  for (const canvas of [whole, map, ...parts.map((part) => part.canvas)]) {
    canvas.onpointermove = canvas.onpointerdown = (event) => {
      const [row, column] = cellAt(event, canvas === map ? 6 : 8);
      place(...(canvas === map ? [row, column] : [row - 1, column - 1]));
    };
    canvas.onkeydown = (event) => {
      const way = ARROWS[event.key];
      if (!way) return;
      event.preventDefault();
      place(state.cell[0] + way[0], state.cell[1] + way[1]);
    };
  }
  slider.oninput = () => ((state.bias = Number(slider.value)), compute());

  const take = (next) => {
    data = next;
    if (data.version !== version) state = { bias: data.bias, cell: data.cell };
    version = data.version;
    compute();
  };
  const resized = new ResizeObserver(() => out && map.clientWidth && paint());
  resized.observe(find(".view"));
  const stop = () => {
    resized.disconnect();
    bus.last.delete(`address:${first.channel}`);
  };
  return { take, stop };
}

export default function ({ data, parentElement }) {
  const sum = once(parentElement, () => makeSum(parentElement, data));
  sum.take(data);
  return sum.stop;
}
