// Losses over the epochs: growing, the epoch that is kept, where early stopping stops, and what would have come.
const SVG = "http://www.w3.org/2000/svg";
const short = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(value >= 1 ? 2 : 3));

function svgPart(tag, attributes, text = "") {
  const part = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
  part.textContent = text;
  return part;
}

// The values between low and high that are worth a line: 1, 2, 5 times powers of ten, or even steps from 0.
function ticksOf(low, high, logarithmic) {
  if (!logarithmic) {
    const about = (high - low) / 4;
    const power = 10 ** Math.floor(Math.log10(about));
    const step = power * [1, 2, 5, 10].find((digit) => digit * power >= about);
    return Array.from({ length: Math.floor(high / step) + 1 }, (_, index) => index * step);
  }
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const each = Math.ceil((last - first) / 8); // of many powers only some
  const powers = Array.from({ length: Math.floor((last - first) / each) + 1 }, (_, index) => 10 ** (first + each * index));
  const few = Math.log10(high / low) > 2.2 || low < 0.005 ? [1] : [1, 2, 5]; // 2·10⁻³ would be long
  return powers.flatMap((power) => few.map((digit) => digit * power)).filter((tick) => tick >= low && tick <= high);
}

// Where epochs and losses stand on the picture; losses over more than a decade stand on a logarithmic scale.
function plotOf(svg, data, rows) {
  const [width, height] = [svg.clientWidth, svg.clientHeight];
  const text = parseFloat(getComputedStyle(svg.querySelector("text") ?? svg).fontSize) || 14;
  const all = [...rows[0], ...rows[1]].filter((value) => value > 0);
  let [low, high] = all.length ? [Math.min(...all), Math.max(...all)] : [0, 1];
  const logarithmic = low > 0 && high / low > 12;
  [low, high] = logarithmic ? [low / 1.15, high * 1.1] : [0, high * 1.06];
  const [left, right, top, bottom] = [4.2 * text, 6.4 * text, 2.9 * text, 2.6 * text];
  const share = (loss) => (logarithmic ? Math.log(Math.max(loss, low) / low) / Math.log(high / low) : (loss - low) / (high - low));
  const across = width - left - right;
  return {
    width, height, text, left, right, top, bottom, logarithmic,
    ticks: ticksOf(low, high, logarithmic),
    x: (epoch) => left + (epoch / Math.max(1, data.total)) * across,
    y: (loss) => top + (1 - share(loss)) * (height - top - bottom),
    epochAt: (place) => ((place - left) / across) * data.total,
  };
}

// One row of the curves from an epoch to another, the last of which may lie between two.
function lineOf(plot, row, from, to) {
  const points = [];
  for (let epoch = from; epoch <= to && epoch < row.length; epoch++) points.push([epoch, row[epoch]]);
  const [whole, part] = [Math.floor(to), to % 1];
  if (part && whole + 1 < row.length) points.push([to, row[whole] + part * (row[whole + 1] - row[whole])]);
  return points.map(([epoch, loss]) => `${plot.x(epoch).toFixed(1)},${plot.y(loss).toFixed(1)}`);
}

function drawAxes(plot, data) {
  const { width, height, left, right, top, bottom, text } = plot;
  const parts = plot.ticks.flatMap((tick) => [
    svgPart("line", { x1: left, x2: width - right, y1: plot.y(tick), y2: plot.y(tick), stroke: "currentColor", opacity: 0.13 }),
    svgPart("text", { x: left - 6, y: plot.y(tick) + 0.35 * text, "text-anchor": "end" }, shortNumber(tick)),
  ]);
  parts.push(svgPart("line", { x1: left, x2: width - right, y1: height - bottom, y2: height - bottom, stroke: "currentColor", opacity: 0.5 }));
  for (const epoch of ticksOf(0, data.total, false)) {
    parts.push(svgPart("text", { x: plot.x(epoch), y: height - bottom + 1.15 * text, "text-anchor": "middle" }, epoch));
  }
  parts.push(svgPart("text", { x: plot.x(data.total / 2), y: height - 0.25 * text, "text-anchor": "middle" }, "epoch"));
  const scaled = plot.logarithmic ? ", log scale" : "";
  const axis = [`${data.axis}${scaled}`, `loss${scaled}`].find((each) => 0.5 * text * each.length < height - bottom) ?? "loss";
  parts.push(svgPart("text", { transform: `translate(${0.85 * text} ${(top + height - bottom) / 2}) rotate(-90)`, "text-anchor": "middle" }, axis));
  return parts;
}

// Between the curves from the kept epoch on: what is learned of the training examples alone.
function drawGap(plot, data, rows, shown) {
  const last = Math.min(Math.floor(shown), rows[0].length - 1);
  if (last <= data.kept + 1 || data.patience === null || rows[1][last] <= rows[0][last]) return [];
  const upper = rows[0].map((loss, epoch) => Math.max(loss, rows[1][epoch]));
  const [below, above] = [rows[0], upper].map((row) => lineOf(plot, row, data.kept, shown));
  const parts = [svgPart("polygon", { points: [...above, ...below.reverse()].join(" "), fill: "#d55e00", opacity: 0.13 })];
  const at = Math.round(data.kept + 0.72 * (last - data.kept));
  const [high, low] = [plot.y(rows[1][at]), plot.y(rows[0][at])];
  if (low - high > 2.2 * plot.text && last - data.kept > 0.3 * data.total) {
    const middle = Math.min(plot.x(at), plot.width - plot.right - 4.2 * plot.text); // half the words' length from the end
    parts.push(svgPart("text", { x: middle, y: (high + low) / 2 + 0.35 * plot.text, "text-anchor": "middle" }, "gap: overfitting"));
  }
  return parts;
}

function drawLines(plot, data, rows, shown, colours) {
  const solid = Math.min(shown, data.stop ?? Infinity);
  const kinds = [[rows[0], colours.loss, 2.5], [rows[1], colours.ink, 3]];
  return kinds.flatMap(([row, colour, thick]) => {
    const style = { fill: "none", stroke: colour, "stroke-width": thick, "stroke-linejoin": "round" };
    const lines = [svgPart("polyline", { ...style, points: lineOf(plot, row, 0, solid).join(" ") })];
    if (shown > solid) lines.unshift(svgPart("polyline", { ...style, points: lineOf(plot, row, solid, shown).join(" "), opacity: 0.38, class: "ghost" }));
    return lines;
  });
}

// What the lines are called, at their right ends, apart from each other.
function drawNames(plot, rows, shown, colours) {
  const last = Math.min(Math.floor(shown), rows[0].length - 1);
  if (last < 1) return [];
  const ends = [["training", rows[0][last], colours.loss], ["validation", rows[1][last], colours.ink]];
  ends.sort((a, b) => b[1] - a[1]);
  const least = 2.35 * plot.text;
  const lowest = plot.height - plot.bottom - 1.4 * plot.text; // the axis' numbers stand below
  const middle = (plot.y(ends[0][1]) + plot.y(ends[1][1])) / 2;
  const lower = Math.min(lowest, Math.max(plot.y(ends[1][1]), middle + least / 2));
  const places = [Math.min(plot.y(ends[0][1]), lower - least), lower];
  return ends.flatMap(([name, loss, colour], index) => {
    const x = plot.x(last) + 8;
    return [
      svgPart("text", { x, y: places[index], class: "strong", style: `fill: ${colour}` }, name),
      svgPart("text", { x, y: places[index] + 1.1 * plot.text }, short(loss)),
    ];
  });
}

// The epoch that early stopping keeps, the one where it stops, and the name of the ghost.
function drawMarks(plot, data, rows, shown) {
  if (data.patience === null || data.kept < 1 || shown < data.kept) return [];
  const { text, top, height, bottom } = plot;
  const x = plot.x(data.kept);
  const line = (at, colour, dash) => svgPart("line", { x1: at, x2: at, y1: top - 0.4 * text, y2: height - bottom, stroke: colour, "stroke-width": 2, "stroke-dasharray": dash });
  const label = (at, row, words, colour) => {
    const x = Math.max(0, Math.min(at + 4, plot.width - 0.55 * text * words.length));
    return svgPart("text", { x, y: row * text, class: "strong", style: colour ? `fill: ${colour}` : "" }, words);
  };
  const stopped = data.stop !== null && shown >= data.stop;
  const ended = stopped || data.state === "finished";
  const words = `epoch ${data.kept}: lowest validation loss${ended ? ", kept" : " so far"}`;
  const parts = [line(x, "#009e73", "none"), label(x, 0.95, words, "var(--mark)")];
  parts.push(svgPart("circle", { cx: x, cy: plot.y(rows[1][data.kept]), r: 6, fill: "#009e73", stroke: "var(--st-background-color)", "stroke-width": 2 }));
  if (!stopped) return parts;
  const at = plot.x(data.stop);
  parts.push(line(at, "currentColor", "3 4"), label(at, 2.1, `epoch ${data.stop}: stop, ${data.patience} without a lower one`, ""));
  const room = plot.x(shown) - at;
  if (room > 11 * text) {
    parts.push(svgPart("text", { x: at + room / 2, y: height - bottom - 0.6 * text, "text-anchor": "middle", "font-style": "italic" }, "what would have come"));
  }
  return parts;
}

// Where the numbers were no longer numbers.
function drawBreak(plot, data, shown) {
  if (data.broken === null || shown < data.broken - 1) return [];
  const at = plot.x(data.broken);
  const middle = (plot.top + plot.height - plot.bottom) / 2;
  return [
    svgPart("line", { x1: at, x2: at, y1: plot.top, y2: plot.height - plot.bottom, stroke: "#d55e00", "stroke-width": 3 }),
    svgPart("text", { x: at + 0.6 * plot.text, y: middle, class: "broken" }, `NaN in epoch ${data.broken}`),
  ];
}

// Everything, up to an epoch; `looked` is the epoch under the pointer, or null.
function drawCurves(svg, data, rows, shown, looked, colours) {
  svg.style.setProperty("--mark", colours.dark ? "#2cc79a" : "#00795a");
  if (!svg.firstChild) svg.append(svgPart("text", {}, ""));
  const plot = plotOf(svg, data, rows);
  const parts = drawAxes(plot, data);
  if (rows[0].length) {
    parts.push(...drawGap(plot, data, rows, shown), ...drawLines(plot, data, rows, shown, colours));
    parts.push(...drawMarks(plot, data, rows, shown), ...drawNames(plot, rows, shown, colours), ...drawBreak(plot, data, shown));
  }
  if (looked !== null && rows[0].length) {
    const epoch = Math.min(looked, Math.floor(shown), rows[0].length - 1);
    parts.push(svgPart("line", { x1: plot.x(epoch), x2: plot.x(epoch), y1: plot.top, y2: plot.height - plot.bottom, stroke: "currentColor", opacity: 0.5 }));
    [0, 1].forEach((row) => parts.push(svgPart("circle", { cx: plot.x(epoch), cy: plot.y(rows[row][epoch]), r: 4.5, fill: row ? colours.ink : colours.loss })));
  }
  svg.replaceChildren(...parts);
  return plot;
}
