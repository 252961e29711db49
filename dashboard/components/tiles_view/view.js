// Groups of tiles, painted from grey levels; the player's step chooses the frame.
const GAP = 0.08; // between tiles, of a tile

function makeTiles(root) {
  const find = (selector) => root.querySelector(selector);
  const view = {};
  let [data, frame, stopSteps, canvases] = [null, 0, () => {}, []];

  view.take = (message) => {
    [data] = unpack(message);
    find(".groups").style.setProperty("--columns", data.columns.map((wide) => `minmax(0, ${wide}fr)`).join(" "));
    find(".groups").style.maxWidth = `${data.widest}px`;
    canvases = data.groups.map(build);
    find(".groups").replaceChildren(...canvases.map((canvas) => canvas.parentElement));
    stopSteps();
    frame = Math.min(frame, frames() - 1);
    stopSteps = data.player ? hear(`${data.player}:step`, (step) => show(Math.min(step, frames() - 1))) : () => {};
    show(frame);
  };
  const frames = () => Math.max(1, ...data.groups.map((_, number) => shapeOf(number)[0]));
  const shapeOf = (number) => data.pictures[String(number)].shape;

  // The grey levels of one tile in the present frame.
  const tile = (number, index) => {
    const { shape, values } = data.pictures[String(number)];
    const [all, count, side] = shape;
    const start = (Math.min(frame, all - 1) * count + index) * side * side;
    return { side, values: values.subarray(start, start + side * side) };
  };
  const build = (group, number) => {
    const figure = document.createElement("figure");
    const [, count] = shapeOf(number);
    const rows = Math.ceil(count / group.across);
    const canvas = Object.assign(document.createElement("canvas"), { onpointermove: (event) => read(event, number) });
    canvas.style.aspectRatio = `${wide(group.across)} / ${wide(rows)}`;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `${group.title}: ${count} image${count > 1 ? "s" : ""}`);
    figure.append(Object.assign(document.createElement("figcaption"), { textContent: group.title }), canvas);
    return canvas;
  };
  const wide = (tiles) => tiles + (tiles - 1) * GAP;

  const show = (step) => {
    frame = step;
    const colours = theme(find(".view"));
    canvases.forEach((canvas, number) => {
      const group = data.groups[number];
      const pen = penOver(canvas, wide(group.across));
      if (!pen) return;
      const stops = colours[group.kind];
      for (let index = 0; index < shapeOf(number)[1]; index++) {
        const [x, y] = [(index % group.across) * (1 + GAP), Math.floor(index / group.across) * (1 + GAP)];
        pen.drawImage(bitmap(tile(number, index), stops, ...(group.kind === "diverging" ? [1, 255] : [0, 255])), x, y, 1, 1);
        pen.strokeStyle = colours.ink;
        pen.globalAlpha = 0.25;
        pen.lineWidth = pen.pixel;
        pen.strokeRect(x, y, 1, 1);
        pen.globalAlpha = 1;
      }
    });
    find(".caption").textContent = data.captions[frame] ?? "";
    find(".caption").hidden = !data.captions.length;
    say(`${data.key}:shown`, { frame });
  };

  const read = (event, number) => {
    const group = data.groups[number];
    const box = event.currentTarget.getBoundingClientRect();
    const step = (box.width / wide(group.across)) * (1 + GAP);
    const [x, y] = [event.clientX - box.left, event.clientY - box.top].map((at) => at / step);
    const index = Math.floor(x) + group.across * Math.floor(y);
    const [, count, side] = shapeOf(number);
    if (index >= count) return;
    const inside = (at) => Math.min(side - 1, Math.floor((at % 1) * (1 + GAP) * side));
    const level = tile(number, index).values[inside(y) * side + inside(x)];
    const tops = group.tops;
    const top = tops[Math.min(frame, tops.length - 1)];
    const value = group.kind === "diverging" ? ((level - 128) / 127) * top : (level / 255) * top;
    const name = count > 1 ? `${group.title}, ${index + 1}` : group.title;
    find(".value").textContent = `${name}, row ${inside(y) + 1}, column ${inside(x) + 1}: ${number_(value)}`;
  };
  const number_ = (value) => (Math.abs(value) < 0.01 && value ? value.toExponential(1).replaceAll("-", "−") : number(value, 3));

  const resized = new ResizeObserver(() => data && find(".view").clientWidth && show(frame));
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
