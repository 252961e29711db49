// A training on its way: the message may come again and again, each time with more of the same training.
const GROWTH = 1500; // ms in which a whole training grows, if all of it is there at once

function makeTraining(root) {
  const find = (selector) => root.querySelector(selector);
  const view = {};
  let [data, rows, shown, plot, colours] = [null, [[], [], [], []], 0, null, null];
  let [looked, dot, cells, timer, before] = [null, null, null, 0, 0];

  view.take = (message) => {
    const next = floatsOf(message);
    if (!data || data.run !== next.run || next.state === "waiting") shown = 0;
    if (next.state === "old" || next.state === "cancelled") shown = Infinity;
    if (data?.run !== next.run || !next.rows) close();
    data = next;
    const curves = data.arrays.curves;
    rows = [0, 1, 2, 3].map((row) => (curves ? curves.values.subarray(row * curves.shape[1], (row + 1) * curves.shape[1]) : []));
    shown = Math.min(shown, Math.max(0, rows[0].length - 1));
    view.lay();
    grow();
  };

  // What changes with theme, room or news.
  view.lay = () => {
    if (!data || !find(".curves").clientWidth) return;
    const all = theme(find(".training"));
    colours = { ...all, loss: all.dark ? "#4fb3c4" : "#14788c" };
    find(".training").classList.toggle("tall", data.tall);
    find(".stage").classList.toggle("old", data.state === "old");
    find(".small").textContent = data.small ?? "";
    find(".task").textContent = data.task;
    find(".note").textContent = data.note;
    tellProgress();
    showAnswers();
    paint();
  };

  const paint = () => {
    if (!colours) return;
    plot = drawCurves(find(".curves"), data, rows, shown, looked, colours);
    tellResult();
  };

  // The curves grow towards what is known, a whole training in `GROWTH`.
  const grow = () => {
    cancelAnimationFrame(timer);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const end = rows[0].length - 1;
    if (still) shown = Math.max(0, end);
    if (shown >= end) return paint();
    before = performance.now();
    const step = (now) => {
      shown = Math.min(end, shown + (data.total * Math.max(0, now - before)) / GROWTH); // a frame may be older than `before`
      before = now;
      paint();
      if (shown < end) timer = requestAnimationFrame(step);
    };
    timer = requestAnimationFrame(step);
  };

  const tellProgress = () => {
    const bar = find("progress");
    const running = data.state === "waiting" || data.state === "running";
    find(".progress").textContent = running ? data.progress : "";
    bar.classList.toggle("done", !running);
    bar.max = data.total;
    if (data.state === "waiting") bar.removeAttribute("value");
    else bar.value = Math.max(0, rows[0].length - 1);
  };

  const valueOf = (value) => (data.classes.length ? `${(100 * value).toFixed(1)} %` : `${value.toFixed(2)} mpg`);
  const metric = () => (data.classes.length ? "of the validation examples right" : "validation mean absolute error");
  const tellResult = () => {
    const ready = rows[3].length > 0;
    const last = Math.min(Math.floor(shown), rows[3].length - 1);
    const epoch = looked === null ? Math.min(data.kept ?? 0, last) : Math.min(looked, last);
    find(".result b").textContent = ready ? valueOf(rows[3][epoch]) : "…";
    const against = looked === null && data.small ? `${data.small}` : `loss: training ${short(rows[0][epoch] ?? 0)}, validation ${short(rows[1][epoch] ?? 0)}`;
    find(".small").replaceChildren(...(ready ? [`${metric()} at epoch ${epoch}`, make("br"), against] : [""]));
    const whole = ready && last === rows[3].length - 1;
    find(".checks").replaceChildren(...(whole ? data.checks : []).map(([asked, found, met]) => make("li", { className: met ? "met" : "missed" }, make("b", { textContent: met ? "✓" : "✗" }), `${asked}: ${found}`)));
    find(".curves").setAttribute("aria-label", ready ? `Losses over ${rows[3].length - 1} epochs; ${metric()} at epoch ${epoch}: ${valueOf(rows[3][epoch])}` : "No training yet");
    say(`${data.channel}:values`, { tn_epoch: epoch, tn_loss: rows[0][epoch] ?? 0, tn_validation: rows[1][epoch] ?? 0, tn_metric: rows[3][epoch] ?? 0 });
  };

  const showAnswers = () => {
    const classes = data.classes.length > 0;
    find(".scatter").style.display = classes ? "none" : "";
    find(".confusion").style.display = classes ? "" : "none";
    find(".looked").style.display = classes ? "none" : "";
    const when = data.kept === undefined ? "" : data.kept ? `, epoch ${data.kept}` : ", untrained";
    find(".heading").textContent = `${data.truth.length} validation ${classes ? "examples" : "cars"}${when}`;
    const answers = data.arrays.answers?.values;
    if (!answers) return find(".confusion").replaceChildren();
    if (classes) {
      cells = cellsOf(data, answers);
      drawConfusion(find(".confusion"), data, cells, colours, openCell);
    } else {
      drawScatter(find(".scatter"), data, answers, dot, colours);
      tellDot();
    }
  };

  const tellDot = () => {
    const answers = data.arrays.answers.values;
    const hint = data.rows ? "Point at a car; press it for the rows." : "";
    const words = dot === null ? hint : `${data.rows?.labels[dot] ?? "this car"}: true ${data.truth[dot].toFixed(1)}, predicted ${answers[dot].toFixed(1)}, off by ${number(answers[dot] - data.truth[dot], 1)}`;
    find(".looked").textContent = words;
    find(".scatter").setAttribute("aria-label", `Predicted against true. ${words}`);
  };
  const lookAt = (place, open) => {
    if (open && place !== null && data.rows) openCars(place);
    if (place === dot) return;
    dot = place;
    showAnswers();
  };

  const openRows = (title, places, chosen) => {
    find(".rows .title b").textContent = title;
    find(".rows .scroll").replaceChildren(rowsTable(data, data.arrays.answers.values, places, chosen));
    find(".rows").hidden = false;
    find(".rows tr.chosen")?.scrollIntoView({ block: "center" });
    find(".close").focus({ preventScroll: true });
  };
  const openCars = (chosen) => {
    const answers = data.arrays.answers.values;
    const off = (place) => Math.abs(answers[place] - data.truth[place]);
    const places = data.truth.map((_, place) => place).sort((a, b) => off(b) - off(a));
    openRows("The validation cars, the largest errors first", places, chosen);
  };
  const openCell = (truth, said) => {
    if (!data.rows) return;
    const [places, count, answers] = [[...cells[truth][said]], data.classes.length, data.arrays.answers.values];
    places.sort((a, b) => answers[a * count + truth] - answers[b * count + truth]);
    const seen = data.images ? places.filter((place) => data.images[place]).length : places.length;
    const some = seen < places.length ? `; ${seen} of them` : "";
    const words = truth === said ? `${data.classes[truth]}, and called so` : `${data.classes[truth]}, but called ${data.classes[said]}`;
    openRows(`${places.length} × ${words}${some}`, places, null);
  };
  const close = () => (find(".rows").hidden = true);

  find(".close").onclick = close;
  root.addEventListener("keydown", (event) => event.key === "Escape" && close());
  const curves = find(".curves");
  const lookEpoch = (epoch) => {
    looked = epoch === null ? null : Math.min(Math.max(0, Math.round(epoch)), Math.max(0, rows[0].length - 1));
    if (data) paint();
  };
  curves.onpointermove = (event) => plot && lookEpoch(plot.epochAt(event.clientX - curves.getBoundingClientRect().left));
  curves.onpointerleave = curves.onblur = () => lookEpoch(null);
  const along = { ArrowLeft: -1, ArrowRight: 1 };
  curves.onkeydown = (event) => {
    if (!(event.key in along)) return;
    event.preventDefault();
    lookEpoch((looked ?? data.kept ?? 0) + along[event.key]);
  };
  find(".scatter").onpointermove = (event) => lookAt(nearestDot(find(".scatter"), event), false);
  find(".scatter").onclick = (event) => lookAt(nearestDot(find(".scatter"), event), true);
  find(".scatter").onpointerleave = () => lookAt(null, false);
  find(".scatter").onkeydown = (event) => {
    const open = event.key === "Enter" && data.rows;
    if (!open && !(event.key in along)) return;
    event.preventDefault(); // else Enter would press what the rows put in focus
    if (open) return lookAt(dot ?? 0, true);
    const order = data.truth.map((_, place) => place).sort((a, b) => data.truth[a] - data.truth[b]);
    lookAt(order.at((order.indexOf(dot) + along[event.key]) % order.length), false);
  };
  const room = new ResizeObserver(() => view.lay());
  room.observe(find(".training"));
  view.stop = () => {
    cancelAnimationFrame(timer);
    room.disconnect();
  };
  return view;
}

export default function ({ data, parentElement }) {
  const view = once(parentElement, () => makeTraining(parentElement));
  view.take(data);
  return view.stop;
}
