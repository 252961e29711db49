// What the kept weights answer for the validation examples: predicted against true, or a confusion matrix.
const make = (tag, attributes = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), attributes);
  made.append(...children);
  return made;
};

// The class of the largest of an example's answers.
const largestOf = (answers, place, count) => {
  let best = 0;
  for (let each = 1; each < count; each++) if (answers[place * count + each] > answers[place * count + best]) best = each;
  return best;
};

// Places of the validation examples by class and answer, [class][answer].
function cellsOf(data, answers) {
  const count = data.classes.length;
  const cells = data.classes.map(() => data.classes.map(() => []));
  data.truth.forEach((truth, place) => cells[truth][largestOf(answers, place, count)].push(place));
  return cells;
}

function drawConfusion(table, data, cells, colours, open) {
  const [small, wide] = [data.classes.length > 4, Math.max(...data.classes.map((name) => name.length))];
  const wrong = Math.max(1, ...cells.flatMap((row, truth) => row.filter((_, said) => said !== truth).map((places) => places.length)));
  const lines = cells.map((row, truth) => {
    const line = make("tr", {}, make("th", { scope: "row", textContent: data.classes[truth] }));
    row.forEach((places, said) => {
      const kind = truth === said ? "right" : places.length ? "" : "none";
      const button = make("button", { type: "button", className: kind, textContent: places.length, onclick: () => open(truth, said) });
      button.style.background = kind === "" ? tint(colours, places.length, wrong) : "transparent";
      button.setAttribute("aria-label", `${places.length} times ${data.classes[truth]} was called ${data.classes[said]}: show the rows`);
      line.append(make("td", {}, button));
    });
    return line;
  });
  const heads = make("tr", {}, make("th"), ...data.classes.map((name) => make("th", { scope: "col", textContent: name, title: name })));
  heads.firstChild.style.width = `${Math.min(5.8, 0.65 * wide + 0.9)}em`;
  const room = `calc((var(--high) - ${small ? 4.2 : 4.6} * var(--small)) / ${data.classes.length} - 3px)`;
  table.style.setProperty("--cell", `min(${room}, 6.5em)`);
  table.style.setProperty("--number", small ? "var(--small)" : "1.7em");
  table.replaceChildren(make("caption", { textContent: "rows: what it is · columns: the answer" }), heads, ...lines);
}

// Predicted against true: circles that move when the weights do.
function drawScatter(svg, data, answers, looked, colours) {
  const [width, height] = [svg.clientWidth, svg.clientHeight];
  if (!width || !height) return;
  svg.querySelectorAll(":scope > :not(g.dots)").forEach((part) => part.remove());
  const dots = svg.querySelector("g.dots") ?? svg.appendChild(svgPart("g", { class: "dots" }));
  const probe = svg.insertBefore(svgPart("text", {}, "0"), dots);
  const text = parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  const top = Math.ceil((Math.max(...data.truth) + 1) / 10) * 10;
  const [left, bottom] = [3 * text, 2.6 * text];
  const side = Math.min(width - left - 6, height - bottom - 6);
  const x = (value) => left + (value / top) * side;
  const y = (value) => 6 + (1 - Math.min(Math.max(value / top, -0.02), 1.02)) * side;
  const before = [svgPart("line", { x1: x(0), y1: y(0), x2: x(top), y2: y(top), stroke: "#009e73", "stroke-width": 2.5 })];
  for (let tick = 0; tick <= top; tick += top > 30 ? 20 : 10) {
    before.push(svgPart("text", { x: x(tick), y: y(0) + 1.2 * text, "text-anchor": "middle" }, tick));
    before.push(svgPart("text", { x: left - 6, y: y(tick) + 0.35 * text, "text-anchor": "end" }, tick));
  }
  before.push(svgPart("rect", { x: left, y: 6, width: side, height: side, fill: "none", stroke: "currentColor", opacity: 0.3 }));
  before.push(svgPart("text", { x: x(top / 2), y: y(0) + 2.3 * text, "text-anchor": "middle" }, "true, mpg"));
  before.push(svgPart("text", { transform: `translate(${0.85 * text} ${y(top / 2)}) rotate(-90)`, "text-anchor": "middle" }, "predicted, mpg"));
  if (looked !== null) {
    const at = x(data.truth[looked]);
    before.push(svgPart("line", { x1: at, x2: at, y1: y(data.truth[looked]), y2: y(answers[looked]), stroke: "#d55e00", "stroke-width": 2.5 }));
  }
  before.forEach((part) => svg.insertBefore(part, dots));
  data.truth.forEach((truth, place) => {
    const dot = dots.children[place] ?? dots.appendChild(svgPart("circle", { cx: x(truth), cy: y(0) }));
    const seen = place === looked;
    const style = { cx: x(truth), cy: y(answers[place]), r: seen ? 7 : 4.5, fill: colours.ink, "fill-opacity": seen ? 1 : 0.55, stroke: colours.paper };
    for (const [name, value] of Object.entries(style)) dot.setAttribute(name, value);
  });
}

// The circle that is nearest to the pointer, or null if none is near.
function nearestDot(svg, event) {
  const box = svg.getBoundingClientRect();
  const away = [...svg.querySelectorAll("circle")].map((dot) =>
    Math.hypot(dot.getAttribute("cx") - event.clientX + box.left, dot.getAttribute("cy") - event.clientY + box.top));
  const least = Math.min(...away);
  return least < 30 ? away.indexOf(least) : null;
}

// The rows behind some answers as a table, the worst first; digits as pictures.
function rowsTable(data, answers, places, chosen) {
  const { names, cells, labels } = data.rows;
  const count = data.classes.length;
  if (data.images) return gallery(data, answers, places);
  const heads = [...(labels.length ? ["car"] : []), "true", "answer", count ? "its probability" : "error", ...names];
  const line = (place) => {
    const said = count ? largestOf(answers, place, count) : 0;
    const own = count
      ? [data.classes[data.truth[place]], data.classes[said], `${(100 * answers[place * count + said]).toFixed(1)} %`]
      : [data.truth[place].toFixed(1), answers[place].toFixed(1), number(answers[place] - data.truth[place], 1)];
    const all = [...(labels.length ? [labels[place]] : []), ...own, ...cells[place]];
    return make("tr", { className: place === chosen ? "chosen" : "" }, ...all.map((text) => make("td", { textContent: text })));
  };
  return make("table", {}, make("tr", {}, ...heads.map((text) => make("th", { textContent: text }))), ...places.map(line));
}

function gallery(data, answers, places) {
  const count = data.classes.length;
  const shown = places.filter((place) => data.images[place]);
  return make("div", { className: "gallery" }, ...shown.map((place) => {
    const said = largestOf(answers, place, count);
    const canvas = make("canvas", { width: 28, height: 28 });
    canvas.getContext("2d").drawImage(bitmap({ side: 28, values: bytes(data.images[place]) }, PALETTE.light.sequential, 0, 255), 0, 0);
    return make("figure", {}, canvas, `${said} (${data.truth[place]}) ${Math.round(100 * answers[place * count + said])} %`);
  }));
}
