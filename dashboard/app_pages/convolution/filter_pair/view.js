// Each line becomes two numbers, the strongest answers of two filters; the larger one names it.
const NOUGHT_TO_TWO = [0, 1, 2];
const ROOM = 0.13; // of the plane, for the axes
const WAYS = ["horizontal", "vertical"];

function makePair(root, first) {
  const find = (selector) => root.querySelector(selector);
  const [plane, line, slider] = [".plane", ".line", ".noise input"].map(find);
  const rows = [...root.querySelectorAll(".row")];
  let [data, version, state, lines, chosen, colours] = [first, null, {}, [], 0, null];

  const settings = () => ({ size: 3, stride: 1, padding: "number", zeros: state.zeros });

  // As NumPy does it, in float32.
  const images = () => {
    const [clean, raw] = [bytes(data.lines), bytes(data.grain)];
    const grain = new Float32Array(raw.buffer);
    const cells = data.side ** 2;
    return data.vertical.map((vertical, index) => {
      const values = new Float64Array(cells);
      for (let cell = 0; cell < cells; cell++) {
        const at = index * cells + cell;
        values[cell] = Math.min(1, Math.max(0, Math.fround(clean[at] + Math.fround(Math.fround(state.noise) * grain[at]))));
      }
      return { vertical, image: { side: data.side, values } };
    });
  };

  const compute = () => {
    lines = images().map(({ vertical, image }) => {
      const maps = Object.values(data.kernels).map((kernel) => convolve(image, kernel, settings()));
      const answers = maps.map((map) => Math.max(...map.values));
      return { vertical, image, maps, answers, right: answers[1] > answers[0] === vertical };
    });
    const right = lines.filter((each) => each.right).length;
    find(".score").textContent = `${right} of ${lines.length} right`;
    find(".noise output").textContent = state.noise.toFixed(2);
    slider.value = state.noise;
    buttons.forEach((button, index) => button.setAttribute("aria-pressed", NOUGHT_TO_TWO[index] === state.zeros));
    say(`${data.channel}:answers`, lines.map(({ answers }) => answers));
    const { cv_noise: noise, cv_around: zeros } = data.defaults;
    say(`address:${data.channel}`, {
      cv_noise: state.noise === noise ? null : state.noise,
      cv_around: state.zeros === zeros ? null : state.zeros,
    });
    choose(chosen);
  };

  const choose = (index) => {
    chosen = index;
    const { vertical, answers, right } = lines[index];
    const answer = WAYS[Number(answers[1] > answers[0])];
    find(".which").textContent = `Line ${index + 1} of ${lines.length}`;
    rows.forEach((row, at) => {
      row.querySelector(".label").textContent = `${WAYS[at]} edge filter, its map`;
      row.querySelector(".max").textContent = `max = ${number(answers[at])}`;
    });
    const sign = answers[1] > answers[0] ? ">" : "≤";
    find(".verdict").textContent = `${number(answers[1])} ${sign} ${number(answers[0])}: ${answer} ${right ? "✓" : `✗ (it is ${WAYS[Number(vertical)]})`}`;
    say(`${data.channel}:values`, {
      cv_noise: state.noise,
      cv_around: state.zeros,
      cv_line: index + 1,
      cv_horizontal: answers[0],
      cv_vertical: answers[1],
      cv_answer: answer,
      cv_right: lines.filter((each) => each.right).length,
      cv_count: lines.length,
    });
    paint();
  };

  const paint = () => {
    colours = theme(find(".view"));
    paintPlane();
    const { image, maps } = lines[chosen];
    paintGrid(line, image, colours.sequential, 0, 1);
    const most = Math.max(...maps.map((map) => largest(map.values)));
    rows.forEach((row, at) => {
      const kernel = { side: 3, values: Float64Array.from(Object.values(data.kernels)[at]) };
      paintGrid(row.querySelector(".kernel"), kernel, colours.diverging, -1, 1);
      const [map, canvas] = [maps[at], row.querySelector(".map")];
      const pen = paintGrid(canvas, map, colours.diverging, -most, most);
      const place = map.values.indexOf(Math.max(...map.values));
      const [y, x] = [Math.floor(place / map.side), place % map.side];
      if (pen) frame(pen, colours, x, y, 1);
      canvas.title = `Its largest value stands in row ${y + 1}, column ${x + 1}`;
    });
  };
  const paintGrid = (canvas, grid, stops, low, high) => {
    const pen = penFor(canvas, grid.side);
    pen?.drawImage(bitmap(grid, stops, low, high), 0, 0);
    return pen;
  };

  // The plane from (0, 0) to the largest answer, in shares of the canvas.
  const reach = () => Math.max(3, ...lines.flatMap(({ answers }) => answers)) * 1.16;
  const placed = ({ answers }) => [ROOM + ((1 - ROOM) * answers[0]) / reach(), (1 - ROOM) * (1 - answers[1] / reach())];
  const paintPlane = () => {
    const pen = penFor(plane, 1);
    if (!pen) return;
    const { pixel } = pen;
    const end = 1 - ROOM;
    pen.lineWidth = pixel;
    pen.strokeStyle = pen.fillStyle = colours.ink;
    pen.globalAlpha = 0.07;
    pen.fillStyle = PALETTE.class1;
    polygon(pen, [[ROOM, 0], [1, 0], [ROOM, end]]);
    pen.fillStyle = PALETTE.class0;
    polygon(pen, [[1, end], [1, 0], [ROOM, end]]);
    pen.globalAlpha = 1;
    pen.lineWidth = 2 * pixel;
    pen.beginPath();
    pen.moveTo(ROOM, end);
    pen.lineTo(1, 0);
    pen.stroke();
    const text = parseFloat(getComputedStyle(find("figcaption")).fontSize);
    write(pen, "both alike", 0.78, 0.17, text, -Math.PI / 4);
    write(pen, "strongest horizontal edge", ROOM + end / 2, 1 - 0.25 * ROOM, text);
    write(pen, "strongest vertical edge", 0.3 * ROOM, end / 2, text, -Math.PI / 2);
    for (const tick of [0, 1, 2, 3]) {
      const share = tick / reach();
      write(pen, tick, ROOM + end * share, end + 0.4 * ROOM, text);
      write(pen, tick, 0.66 * ROOM, end * (1 - share), text);
    }
    lines.forEach((each, index) => index !== chosen && dot(pen, each));
    dot(pen, lines[chosen], true);
    // How many lines share a place.
    const counts = new Map();
    for (const each of lines) {
      const place = placed(each).map((at) => at.toFixed(2)).join();
      counts.set(place, [(counts.get(place)?.[0] ?? 0) + 1, placed(each)]);
    }
    for (const [count, [x, y]] of counts.values()) if (count > 1) write(pen, `${count}×`, x + 24 * pixel, y - 14 * pixel, text);
    plane.setAttribute("aria-label", `Two numbers of ${lines.length} lines; arrow keys choose one of them`);
  };
  const polygon = (pen, corners) => {
    pen.beginPath();
    corners.forEach(([x, y], index) => (index ? pen.lineTo(x, y) : pen.moveTo(x, y)));
    pen.fill();
  };
  const dot = (pen, each, big = false) => {
    const [x, y] = placed(each);
    const radius = (big ? 10 : 6) * pen.pixel;
    pen.beginPath();
    if (each.vertical) pen.rect(x - radius, y - radius, 2 * radius, 2 * radius);
    else pen.arc(x, y, radius * 1.1, 0, 7);
    pen.fillStyle = each.vertical ? PALETTE.class1 : PALETTE.class0;
    pen.fill();
    pen.lineWidth = (big ? 3 : 1.5) * pen.pixel;
    pen.strokeStyle = big ? colours.ink : colours.paper;
    pen.stroke();
    pen.lineWidth = pen.pixel;
  };
  // Text in CSS pixels on a canvas of unit size.
  const write = (pen, words, x, y, size, angle = 0) => {
    const fine = plane.width;
    pen.save();
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, x * fine, y * fine);
    pen.rotate(angle);
    pen.font = `${size}px ${getComputedStyle(plane).fontFamily}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillStyle = colours.ink;
    pen.fillText(words, 0, angle && angle > -1 ? -0.8 * size : 0);
    pen.restore();
  };

  const look = (event) => {
    const box = plane.getBoundingClientRect();
    const at = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    const far = lines.map((each) => Math.hypot(...placed(each).map((place, axis) => place - at[axis])));
    const near = far.indexOf(Math.min(...far));
    if (near !== chosen && far[near] < far[chosen]) choose(near);
  };
  plane.onpointermove = plane.onpointerdown = look;
  plane.onkeydown = (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    choose((chosen + by + lines.length) % lines.length);
  };
  slider.oninput = () => ((state.noise = Number(slider.value)), compute());
  const buttons = NOUGHT_TO_TWO.map((zeros) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: zeros });
    button.onclick = () => ((state.zeros = zeros), compute());
    find(".paddings").append(button);
    return button;
  });

  const take = (next) => {
    data = next;
    const fresh = data.version !== version;
    if (fresh) state = { noise: data.noise, zeros: data.zeros };
    version = data.version;
    compute();
    if (fresh) choose(Math.max(1, lines.findIndex(({ right }) => !right))); // a wrong one, if there is one
  };
  const resized = new ResizeObserver(() => lines.length && plane.clientWidth && paint());
  resized.observe(find(".view"));
  const stop = () => {
    resized.disconnect();
    bus.last.delete(`address:${first.channel}`);
  };
  return { take, stop };
}

export default function ({ data, parentElement }) {
  const pair = once(parentElement, () => makePair(parentElement, data));
  pair.take(data);
  return pair.stop;
}
