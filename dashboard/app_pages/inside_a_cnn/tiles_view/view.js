// Groups of tiles, painted from grey levels; the player's step chooses the frame.
const GAP = 0.08; // between tiles, of a tile
const HOW = "Point at a cell, or use the arrow keys, to read its number.";

function makeTiles(root) {
  const find = (selector) => root.querySelector(selector);
  const view = {};
  let [data, step, stopSteps, canvases, here] = [null, 0, () => {}, [], null]; // here: the cell that is read

  view.take = (message) => {
    [data] = unpack(message);
    find(".groups").style.setProperty("--columns", data.columns.map((wide) => `minmax(0, ${wide}fr)`).join(" "));
    find(".groups").style.maxWidth = `${data.widest}px`;
    canvases = data.groups.map(build);
    find(".groups").replaceChildren(...canvases.map((canvas) => canvas.parentElement));
    stopSteps();
    here = null;
    step = Math.min(step, frames() - 1);
    stopSteps = data.player ? hear(`${data.player}:step`, (next) => show(Math.min(next, frames() - 1))) : () => {};
    show(step);
  };
  const frames = () => Math.max(1, ...data.groups.map((_, number) => shapeOf(number)[0]));
  const shapeOf = (number) => data.pictures[String(number)].shape;

  // The grey levels of one tile in the present frame.
  const tile = (number, index) => {
    const { shape, values } = data.pictures[String(number)];
    const [all, count, side] = shape;
    const start = (Math.min(step, all - 1) * count + index) * side * side;
    return { side, values: values.subarray(start, start + side * side) };
  };
  const build = (group, number) => {
    const figure = document.createElement("figure");
    const [, count] = shapeOf(number);
    const rows = Math.ceil(count / group.across);
    const canvas = Object.assign(document.createElement("canvas"), { tabIndex: 0 });
    canvas.onpointermove = canvas.onpointerdown = (event) => read(placeAt(event, number));
    canvas.onpointerleave = canvas.onblur = () => read(null);
    canvas.onfocus = () => here || read({ number, row: 0, column: 0 });
    canvas.onkeydown = (event) => {
      const way = ARROWS[event.key];
      if (!way || here?.number !== number || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      read(inside({ number, row: here.row + way[0], column: here.column + way[1] }));
    };
    canvas.style.aspectRatio = `${wide(group.across)} / ${wide(rows)}`;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `${group.title}: ${count} image${count > 1 ? "s" : ""}. Arrow keys read the cells.`);
    figure.append(Object.assign(document.createElement("figcaption"), { textContent: group.title }), canvas);
    return canvas;
  };
  const wide = (tiles) => tiles + (tiles - 1) * GAP;

  const show = (next) => {
    step = next;
    canvases.forEach((_, number) => paint(number));
    find(".caption").textContent = data.captions[step] ?? "";
    find(".caption").hidden = !data.captions.length;
    if (here) tellValue();
    say(`${data.key}:shown`, { frame: step });
  };
  const paint = (number) => {
    const [group, colours] = [data.groups[number], theme(find(".view"))];
    const pen = penOver(canvases[number], wide(group.across));
    if (!pen) return;
    const [, count, side] = shapeOf(number);
    for (let index = 0; index < count; index++) {
      const [x, y] = [(index % group.across) * (1 + GAP), Math.floor(index / group.across) * (1 + GAP)];
      pen.drawImage(bitmap(tile(number, index), colours[group.kind], ...(group.kind === "diverging" ? [1, 255] : [0, 255])), x, y, 1, 1);
      pen.strokeStyle = colours.ink;
      pen.globalAlpha = 0.25;
      pen.lineWidth = pen.pixel;
      pen.strokeRect(x, y, 1, 1);
      pen.globalAlpha = 1;
    }
    if (here?.number !== number) return;
    const [left, top] = [here.column, here.row].map((at) => Math.floor(at / side) * (1 + GAP) + (at % side) / side);
    frame(pen, colours, left, top, 1 / side);
  };

  // A place: the number of its group, and row and column counted through all tiles of the group.
  const placeAt = (event, number) => {
    const { across } = data.groups[number];
    const box = event.currentTarget.getBoundingClientRect();
    const unit = (box.width / wide(across)) * (1 + GAP);
    const [, , side] = shapeOf(number);
    const along = (at) => side * Math.floor(at / unit) + Math.min(side - 1, Math.floor(((at / unit) % 1) * (1 + GAP) * side));
    return inside({ number, row: along(event.clientY - box.top), column: along(event.clientX - box.left) });
  };
  // The place itself, or the nearest one that a tile has; the last row of tiles may be shorter.
  const inside = ({ number, row, column }) => {
    const { across } = data.groups[number];
    const [, count, side] = shapeOf(number);
    const within = (at, tiles) => Math.min(side * tiles - 1, Math.max(0, at));
    const down = within(row, Math.ceil(count / across));
    const left = count - across * Math.floor(down / side);
    return { number, row: down, column: within(column, Math.min(across, left)) };
  };
  const read = (place) => {
    const before = here;
    here = place;
    for (const number of new Set([before?.number, here?.number])) if (number !== undefined) paint(number);
    if (here) tellValue();
    else find(".value").textContent = HOW;
  };
  const tellValue = () => {
    const { number, row, column } = here;
    const group = data.groups[number];
    const [, count, side] = shapeOf(number);
    const index = group.across * Math.floor(row / side) + Math.floor(column / side);
    const level = tile(number, index).values[(row % side) * side + (column % side)];
    const top = group.tops[Math.min(step, group.tops.length - 1)];
    const value = group.kind === "diverging" ? ((level - 128) / 127) * top : (level / 255) * top;
    const name = count > 1 ? `${group.title}, ${index + 1}` : group.title;
    find(".value").textContent = `${name}, row ${(row % side) + 1}, column ${(column % side) + 1}: ${number_(value)}`;
  };
  const number_ = (value) => (Math.abs(value) < 0.01 && value ? value.toExponential(1).replaceAll("-", "−") : number(value, 3));

  const resized = new ResizeObserver(() => data && find(".view").clientWidth && show(step));
  resized.observe(find(".view"));
  view.stop = () => {
    stopSteps();
    resized.disconnect();
  };
  return view;
}

export default function ({ data, parentElement }) {
  const view = once(parentElement, () => makeTiles(parentElement));
  view.take(data);
  return view.stop;
}
