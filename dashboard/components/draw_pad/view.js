// A pad whose strokes belong to the browser: Python hears of them on the bus and never paints them back.
// A new `version` of the data (a link, a button, Reset) is the only thing that replaces what was drawn.
const PEN = 0.075; // of the pad's width
const NEAR = 0.004; // points closer than this to the one before add work, not ink

function makePad(root, data) {
  const canvas = root.querySelector("canvas");
  const pen = canvas.getContext("2d");
  const hint = root.querySelector(".hint");
  const [undo, clear] = [root.querySelector(".undo"), root.querySelector(".clear")];
  const pad = { stroke: null };
  let kept;

  const changed = () => {
    const empty = !kept.strokes.length && !kept.photo;
    hint.hidden = !empty;
    clear.disabled = empty;
    undo.disabled = !kept.past.length;
    paint();
    if (data.address) say(`address:${data.address}`, address());
    say(`${data.channel}:ask`, { strokes: kept.strokes, photo: kept.photo ?? null, changes: { ...kept.changes } });
  };

  // What Copy link writes: sliders that were moved, and the named drawing as long as nobody changed it.
  const address = () => {
    const moved = Object.entries(kept.changes).map(([name, value]) => [name, value || null]);
    return { ...Object.fromEntries(moved), ...(kept.past.length ? { drawing: null } : {}) };
  };

  const paint = () => {
    const side = canvas.clientWidth;
    const fine = Math.round(side * devicePixelRatio);
    if (canvas.width !== fine) canvas.width = canvas.height = fine;
    pen.setTransform(fine, 0, 0, fine, 0, 0);
    pen.clearRect(0, 0, 1, 1);
    pen.lineWidth = PEN;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = getComputedStyle(canvas).color;
    if (kept.photo) paintPhoto();
    for (const stroke of kept.strokes) {
      pen.beginPath();
      stroke.forEach(([x, y], index) => (index ? pen.lineTo(x, y) : pen.moveTo(x, y)));
      if (stroke.length === 1) pen.lineTo(stroke[0][0], stroke[0][1]);
      pen.stroke();
    }
  };

  const paintPhoto = () => {
    const ink = pen.strokeStyle;
    const grey = Uint8Array.from(atob(kept.photo).slice(0, 784), (letter) => letter.charCodeAt(0)); // as photographed
    pen.fillStyle = ink;
    grey.forEach((value, cell) => {
      pen.globalAlpha = value / 255;
      pen.fillRect((cell % 28) / 28, Math.floor(cell / 28) / 28, 1 / 28, 1 / 28);
    });
    pen.globalAlpha = 1;
  };

  const add = (event) => {
    const box = canvas.getBoundingClientRect();
    const round = (value) => Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4;
    const point = [round((event.clientX - box.left) / box.width), round((event.clientY - box.top) / box.height)];
    const last = pad.stroke.at(-1);
    const full = kept.strokes.reduce((points, stroke) => points + stroke.length, 0) >= data.mostPoints;
    if (full || (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < NEAR)) return;
    pad.stroke.push(point);
  };

  canvas.onpointerdown = (event) => {
    if (pad.stroke || event.button > 0) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    remember();
    pad.pointer = event.pointerId;
    pad.stroke = [];
    add(event);
    kept.strokes = [...kept.strokes, pad.stroke];
    kept.photo = null;
    changed();
  };
  canvas.onpointermove = (event) => {
    if (!pad.stroke || event.pointerId !== pad.pointer) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    (passed.length ? passed : [event]).forEach(add);
    changed();
  };
  canvas.onpointerup = canvas.onpointercancel = canvas.onlostpointercapture = (event) => {
    if (event.pointerId === pad.pointer) pad.stroke = pad.pointer = null;
  };
  const remember = () => kept.past.push({ strokes: kept.strokes, photo: kept.photo });
  const takeBack = () => {
    Object.assign(kept, kept.past.pop());
    changed();
  };
  undo.onclick = takeBack;
  clear.onclick = () => {
    remember();
    kept.strokes = [];
    kept.photo = null;
    changed();
    canvas.focus({ preventScroll: true });
  };
  canvas.onkeydown = (event) => {
    if (event.key === "z" && (event.ctrlKey || event.metaKey)) takeBack();
    else if (event.key === "Delete" || event.key === "Backspace") clear.click();
    else return;
    event.preventDefault();
  };

  // On a phone the answer must stay in sight below the pad: the sliders open on demand.
  const details = root.querySelector("details");
  details.hidden = !data.sliders.length;
  if (matchMedia("(max-width: 640px)").matches) {
    details.open = false;
    details.className = "narrow";
  }

  const sliders = data.sliders.map((slider) => {
    const label = document.createElement("label");
    label.innerHTML = `<span class="head"><span></span><output></output></span><input type="range">`;
    label.querySelector(".head span").textContent = slider.label;
    const [input, output] = [label.querySelector("input"), label.querySelector("output")];
    Object.assign(input, { name: slider.name, min: slider.min, max: slider.max, step: slider.step });
    input.setAttribute("aria-label", slider.label);
    const show = () => (output.textContent = `${Number(input.value)} ${slider.unit}`.replace("-", "−"));
    input.oninput = () => {
      kept.changes[slider.name] = Number(input.value);
      show();
      changed();
    };
    root.querySelector(".sliders").append(label);
    return { name: slider.name, set: (value) => ((input.value = value), show()) };
  });

  pad.take = (fresh) => {
    const known = bus.kept.get(data.channel);
    if (!known || known.version !== fresh.version) {
      const changes = Object.fromEntries(fresh.sliders.map(({ name, value }) => [name, value]));
      // What was there before can be taken back with Undo.
      const past = known ? [...known.past, { strokes: known.strokes, photo: known.photo }] : [];
      bus.kept.set(data.channel, { ...fresh, changes, past });
    } else if (pad.taken) {
      paint(); // the theme may have changed
      return;
    }
    pad.taken = true;
    kept = bus.kept.get(data.channel);
    sliders.forEach(({ name, set }) => set(kept.changes[name]));
    changed();
  };

  const resized = new ResizeObserver(() => kept && paint());
  resized.observe(canvas);
  pad.stop = () => resized.disconnect();
  return pad;
}

export default function ({ data, parentElement }) {
  const pad = once(parentElement, () => makePad(parentElement, data));
  pad.take(data);
  return pad.stop;
}
