// One network at one moment of its training: the diagram, the decision, the losses, the sums behind them.
const percent = (share) => `${(100 * share).toFixed(1)} %`;
const signedText = (value) => `${value < 0 ? "−" : "+"} ${Math.abs(value).toFixed(2)}`;

function makeView(root, setTriggerValue) {
  const find = (selector) => root.querySelector(selector);
  const [map, curves, bender] = [".map", ".curves", ".bend"].map(find);
  const view = { step: 0, looked: null, bent: false };
  const [room, pointRoom] = [{}, {}];
  let data, scale, text, family, columns, layers, maps;

  const ask = (name, values) => setTriggerValue("asked", { name, value: values.length ? values.join("-") : "none" });
  const diagram = makeDiagram(root, ask, (at) => look(at));

  view.take = (next) => {
    if (next.version !== data?.version) view.bent = next.bent;
    data = next;
    columns = columnsOf(data.arrays.points);
    find(".playground").classList.toggle("tall", data.tall);
    find(".playground").classList.toggle("half", data.title !== "");
    find(".title").textContent = data.title;
    view.looked = null;
    maps = null; // of the data before: what loses focus meanwhile has nothing to look at
    find(".note").textContent = data.note;
    listen();
    view.lay();
  };

  // What changes with room, theme or architecture.
  view.lay = () => {
    if (!diagram.canvas.clientWidth) return;
    scale = coloursOf(find(".playground"));
    text = parseFloat(getComputedStyle(find(".legend")).fontSize);
    family = getComputedStyle(find(".playground")).fontFamily;
    diagram.lay(data, text);
    showLegend();
    paint();
  };

  const showLegend = () => {
    const bar = `linear-gradient(to right, ${scale.stops.join(", ")})`;
    const marks = data.output === "linear" ? "■ coloured by value; dark rim: training" : `${data.tall ? "" : "● class 0, ▲ class 1; "}filled: training, hollow: test`;
    find(".legend").innerHTML = `<span class="end"></span><i style="background:${bar}"></i><span class="end"></span><span>${marks}</span>`;
  };

  // The snapshot to show: the last one while the training goes on, else the player's.
  const now = () => {
    const last = Math.max(0, (data.arrays.epochs?.values.length ?? 0) - 1);
    if (data.live) return last;
    const follow = data.arrays.follow?.values;
    return Math.min(follow ? follow[Math.min(view.step, follow.length - 1)] : view.step, last);
  };

  const paint = () => {
    if (!scale) return;
    view.now = now();
    layers = layersAt(data, data.live ? 0 : view.now); // on its way it sends its last weights alone
    maps = forward(layers, data, room);
    paintUnits();
    const bent = paintDecision();
    paintProgress();
    showSum();
    say(`${data.channel}:maps`, { step: view.now, side: SIDE, reach: REACH, maps, bent });
  };

  const mapOf = (column, unit) => (column ? maps[column - 1]?.[unit] : GRID[INPUTS[unit]]);
  const paintUnits = () => diagram.paint(data, layers, mapOf, scale, view.looked, view.now);
  const last = () => data.hidden.length + 1;
  const shown = () => view.looked ?? { column: last(), unit: 0 };

  const big = newMap();
  const paintDecision = () => {
    const { pen, width } = penOf(map);
    const at = shown();
    const values = mapOf(at.column, at.unit);
    const answer = at.column === last();
    const bent = view.bent && !view.looked && layers.length ? bend(layers, maps, forward(layers, data, pointRoom, columns), data, columns) : null;
    const own = `${data.output === "linear" ? "y" : "p"}, the ${data.title ? "" : "network's "}answer`;
    const heading = bent ? "The plane, bent by the network" : answer ? own : `The output of ${nameOf(data, at)}`;
    find(".heading").textContent = heading;
    bender.setAttribute("aria-pressed", view.bent);
    const ends = !answer ? ["−", "+"] : data.output === "linear" ? ["−1", "+1"] : ["● class 0", "class 1 ▲"];
    root.querySelectorAll(".legend .end").forEach((end, side) => (end.textContent = ends[side]));
    pen.fillStyle = scale.paper;
    pen.fillRect(0, 0, width, width);
    pen.font = `${text}px ${family}`;
    map.setAttribute("aria-label", `${heading}: ${bent ? `${bent.axes[0]} and ${bent.axes[1]}` : `a map of the plane from −${REACH} to ${REACH}`}, with the points on it`);
    if (bent) {
      drawBent(pen, bent, maps.at(-1)[0], data, width, scale, text);
      return bent;
    }
    if (values) {
      paintMap(big, values, kindOf(data, at.column), scale);
      pen.imageSmoothingQuality = "high";
      pen.globalAlpha = 0.62; // quieter than the points on it
      pen.drawImage(big, 0, 0, width, width);
      pen.globalAlpha = 1;
      drawEdge(pen, values, kindOf(data, at.column) === "sigmoid" ? 0.5 : 0, width, scale);
    }
    const inside = (value) => ((value + REACH) / (2 * REACH)) * width;
    const { values: places } = data.arrays.points;
    const spots = Array.from({ length: places.length / 2 }, (_, point) => [inside(places[2 * point]), width - inside(places[2 * point + 1])]);
    drawPoints(pen, data, spots, Math.max(2.8, width / 88), scale);
    return null;
  };

  const overfitting = (testLoss) => {
    const [since, there] = [data.arrays.epochs.values[data.turn], curve(data, 1)[data.turn].toFixed(3)];
    if (data.title) return `Overfitting since epoch ${since}: test loss ${there} there.`; // one of two, with half the room
    return `Overfitting: since epoch ${since} the test loss no longer falls (${there} there, ${testLoss.toFixed(3)} here), while the training loss does.`;
  };
  const paintProgress = () => {
    const epoch = data.arrays.epochs?.values[view.now] ?? 0;
    const values = { nw_epoch: epoch };
    if (data.trained) {
      const [loss, testLoss, metric, testMetric] = [0, 1, 2, 3].map((row) => curve(data, row)[view.now]);
      Object.assign(values, { nw_loss: loss, nw_test_loss: testLoss, nw_accuracy: metric, nw_test_accuracy: testMetric });
      const told = data.output === "linear" ? (value) => value.toFixed(3) : percent;
      const what = data.output === "linear" ? "mean error of test points" : "of test points";
      find(".epoch").textContent = `epoch ${epoch}`;
      find(".accuracy").textContent = told(testMetric);
      find(".losses").innerHTML = `${what}, loss <b>${testLoss.toFixed(3)}</b>\ntraining: ${told(metric)}, loss <b>${loss.toFixed(3)}</b>`;
      const turned = data.turn !== null && view.now >= data.turn;
      find(".note").textContent = data.note || (turned ? overfitting(testLoss) : "");
    } else {
      find(".epoch").textContent = `${data.parameters} parameters`;
      find(".accuracy").textContent = "untrained";
      find(".losses").textContent = "";
    }
    drawCurves(curves, data, view.now, scale, text, family);
    say(`${data.channel}:values`, values);
    tellAddress();
  };
  const tellAddress = () => {
    const words = data.trained && !data.live ? { nw_step: view.step } : {};
    say(`address:${data.channel}`, view.bent ? { ...words, nw_bent: 1 } : words);
  };

  // The sum of the unit that is looked at, or of the answer, with the weights of this snapshot.
  const showSum = () => {
    const at = shown();
    const layer = layers[at.column - 1];
    if (!layer) return (find(".sum").textContent = data.inputs.length ? `${nameOf(data, at)}, as the network is given it` : "");
    const names = at.column === 1 ? data.inputs : Array.from({ length: layer.before }, (_, unit) => `a${unit + 1}`);
    const terms = names.map((name, from) => `${signedText(layer.kernel[from * layer.units + at.unit])}·${name}`);
    const whole = `${terms.join(" ")} ${signedText(layer.bias[at.unit])}`.replace(/^\+ /, "").replace(/^− /, "−");
    const before = at.column > 1 ? `;  a: the outputs of layer ${at.column - 1}, from the top` : "";
    const answer = data.output === "linear" ? `y = ${whole}` : `p = σ(${whole})`;
    find(".sum").textContent = `${at.column === last() ? answer : `${nameOf(data, at)} = ${data.activation}(${whole})`}${before}`;
  };

  const look = (at) => {
    view.looked = at;
    if (!maps) return;
    paintUnits();
    paintDecision();
    showSum();
  };
  bender.onclick = () => {
    view.bent = !view.bent;
    paint();
  };

  // At most one painting for each frame of the screen, however fast the slider moves; the first one at once, as a player
  // that steps in each frame would else be painted in every second.
  let [frame, later] = [null, false];
  const paintSoon = () => {
    if (frame !== null) return (later = true);
    paint();
    frame = requestAnimationFrame(() => {
      frame = null;
      if (!later) return;
      later = false;
      paintSoon();
    });
  };
  let stopSteps = () => {};
  let heard;
  const listen = () => {
    if (heard === data.step) return;
    stopSteps();
    heard = data.step;
    stopSteps = hear(data.step, (step) => {
      view.step = step;
      paintSoon();
    });
  };
  const resized = new ResizeObserver(() => data && view.lay());
  resized.observe(diagram.canvas);
  resized.observe(map);
  view.stop = () => (stopSteps(), (heard = null), resized.disconnect());
  return view;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const view = once(parentElement, () => makeView(parentElement, setTriggerValue));
  view.take(floatsOf(data));
  return view.stop;
}
