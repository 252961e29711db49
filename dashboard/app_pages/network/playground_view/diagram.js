// The network as a diagram: units that show their own maps, links by weight, and the buttons that change it.
const INPUTS = Object.keys(FEATURES);

// Where units stand: the inputs on the left, all of them whether used or not, the output on the right.
function arrange(data, width, height, text) {
  const columns = [INPUTS.map((_, unit) => unit), ...data.hidden.map((count) => Array.from({ length: count }, (_, unit) => unit)), [0]];
  const left = 3.6 * text;
  const pitch = (width - left) / columns.length;
  const narrow = pitch < 4.7 * text; // − and + of a layer stand one above the other
  const top = (narrow ? 7 : 4) * text;
  // Rows of inputs, and of units: of few, half a row stays free below the buttons of their layer.
  const rows = [INPUTS.length, Math.max(4.5, ...data.hidden)];
  const units = columns.map((names, column) => {
    const row = (height - top) / rows[column ? 1 : 0];
    const size = Math.floor(Math.min(row - 5, pitch * 0.72, 64));
    return names.map((unit, place) => ({
      column,
      unit,
      size,
      x: left + pitch * column + size / 2 + 2,
      y: top + (height - top) / 2 + (place - (names.length - 1) / 2) * row,
    }));
  });
  return { units, narrow, heads: 2.1 * text };
}

// What a column's outputs are, as `paintMap` takes it: the inputs run around 0, the answer is a probability or a height.
function kindOf(data, column) {
  if (!column) return "tanh";
  if (column <= data.hidden.length) return data.activation;
  return data.output === "linear" ? "height" : "sigmoid";
}

function nameOf(data, { column, unit }) {
  if (!column) return `input ${INPUTS[unit]}`;
  return column > data.hidden.length ? "the network's answer" : `layer ${column}, unit ${unit + 1}`;
}

// `ask` wants a word of the address changed, `look` is told which unit the visitor looks at, or null.
function makeDiagram(root, ask, look) {
  const canvas = root.querySelector(".room canvas");
  const box = root.querySelector(".buttons");
  const thumbs = {};
  let plan = null;
  const diagram = { canvas };

  diagram.lay = (data, text) => {
    plan = arrange(data, canvas.clientWidth, canvas.clientHeight, text);
    placeButtons(data);
  };

  diagram.paint = (data, layers, mapOf, scale, looked, step) => {
    if (!plan) return;
    const { pen } = penOf(canvas);
    const used = plan.units.map((column, index) =>
      index ? column : column.filter(({ unit }) => data.inputs.includes(INPUTS[unit])),
    );
    pen.setLineDash([12, 3]);
    pen.lineDashOffset = -2 * step; // the weights march from left to right while the training is replayed
    layers.forEach((layer, index) => {
      for (let from = 0; from < layer.before; from++)
        for (let to = 0; to < layer.units; to++)
          drawLink(pen, used[index][from], used[index + 1][to], layer.kernel[from * layer.units + to], scale, looked);
    });
    pen.setLineDash([]);
    for (const { column, unit, size, x, y } of plan.units.flat()) {
      const values = mapOf(column, unit);
      const off = !column && !used[0].some((each) => each.unit === unit);
      pen.globalAlpha = off ? 0.28 : 1;
      pen.fillStyle = scale.paper;
      pen.fillRect(x - size / 2, y - size / 2, size, size);
      if (values) {
        const thumb = (thumbs[`${column},${unit}`] ??= newMap());
        paintMap(thumb, values, kindOf(data, column), scale);
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
  const drawLink = (pen, from, to, weight, scale, looked) => {
    const [x0, x1] = [from.x + from.size / 2, to.x - to.size / 2];
    const middle = (x0 + x1) / 2;
    const strength = Math.abs(weight);
    const here = looked && looked.column === to.column && looked.unit === to.unit;
    pen.globalAlpha = here ? 1 : Math.min(0.95, 0.12 + 0.5 * strength);
    pen.strokeStyle = weight > 0 ? scale.positive : scale.negative;
    pen.lineWidth = Math.min(7, 0.5 + 1.8 * strength);
    pen.beginPath();
    pen.moveTo(x0, from.y);
    pen.bezierCurveTo(middle, from.y, middle, to.y, x1, to.y);
    pen.stroke();
  };

  const askInputs = (data, name) => {
    const chosen = INPUTS.filter((each) => data.inputs.includes(each) !== (each === name));
    ask("nw_inputs", chosen.map((each) => data.features[each]));
  };
  const askHidden = (hidden) => ask("nw_hidden", hidden);

  const button = (text, label, place, press, off) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text, onclick: press, disabled: off });
    made.dataset.place = place; // by which it is found again when all is drawn anew
    made.setAttribute("aria-label", label);
    made.title = label;
    return made;
  };
  // − and +, unless a menu says the layers.
  const stepper = (data, text, label, place, press, off) => button(text, label, place, press, data.fixed || off);
  const head = (x, y, narrow, ...parts) => {
    const made = Object.assign(document.createElement("div"), { className: narrow ? "head narrow" : "head" });
    made.style.left = `${x}px`;
    made.style.top = `${y}px`;
    made.append(...parts);
    return made;
  };
  const bold = (text) => Object.assign(document.createElement("b"), { textContent: text });

  const placeButtons = (data) => {
    const focused = root.activeElement?.dataset?.place ?? document.activeElement?.dataset?.place;
    const made = [];
    const { units, narrow, heads } = plan;
    units.flat().forEach((at) => {
      const one = button("", nameOf(data, at), `${at.column},${at.unit}`, null, false);
      one.className = at.column ? "unit" : "unit input";
      Object.assign(one.style, { left: `${at.x - at.size / 2}px`, top: `${at.y - at.size / 2}px`, width: `${at.size}px`, height: `${at.size}px` });
      one.onpointerenter = one.onfocus = () => look(at);
      one.onpointerleave = one.onblur = () => look(null);
      if (!at.column) {
        const name = INPUTS[at.unit];
        one.setAttribute("aria-pressed", data.inputs.includes(name));
        one.title = `Input ${name}: press to ${data.inputs.includes(name) ? "leave it out" : "use it"}`;
        one.onclick = () => askInputs(data, name);
        const label = Object.assign(document.createElement("span"), { className: "name", textContent: name });
        Object.assign(label.style, { left: `${at.x - at.size / 2 - 4}px`, top: `${at.y}px` });
        made.push(label);
      }
      made.push(one);
    });
    const { hidden } = data;
    const few = `${data.mostLayers} is the most`;
    const layersHead = head(0, 0, false,
      stepper(data, "−", "One layer less", "less", () => askHidden(hidden.slice(0, -1)), !hidden.length),
      bold(hidden.length),
      stepper(data, "+", hidden.length < data.mostLayers ? "One layer more" : few, "more", () => askHidden([...hidden, hidden.at(-1) ?? 4]), hidden.length >= data.mostLayers),
      Object.assign(document.createElement("span"), { textContent: ` hidden layer${hidden.length === 1 ? "" : "s"}${data.title ? "" : ` · ${data.parameters} parameters`}` }),
    );
    layersHead.style.transform = "none";
    made.push(layersHead);
    made.push(head(units[0][0].x, heads + 3, false, "inputs"), head(units.at(-1)[0].x, heads + 3, false, data.output === "linear" ? "y" : "p"));
    hidden.forEach((count, layer) => {
      const change = (next) => askHidden(hidden.with(layer, next));
      const less = stepper(data, "−", `Layer ${layer + 1}: one unit less`, `less ${layer}`, () => change(count - 1), count <= 1);
      const more = stepper(data, "+", `Layer ${layer + 1}: one unit more`, `more ${layer}`, () => change(count + 1), count >= data.mostUnits);
      const parts = narrow ? [more, bold(count), less] : [less, bold(count), more];
      made.push(head(units[layer + 1][0].x, heads, narrow, ...parts));
    });
    box.replaceChildren(...made);
    const again = focused && box.querySelector(`[data-place="${focused}"]`);
    const able = again?.disabled ? again.parentElement.querySelector("button:enabled") : again; // the other of + and −
    able?.focus({ preventScroll: true });
  };

  return diagram;
}
