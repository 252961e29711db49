// The face is drawn by a formula, cell by cell, so that the same face can be shown coarse and fine.
const SOFT = 0.035; // how wide an edge is, in widths of the picture

// How dark the face is at x, y in [-1, 1], y pointing down.
function face(x, y) {
  const blot = (cx, cy, rx, ry) => {
    const away = Math.hypot((x - cx) / rx, (y - cy) / ry) - 1;
    return 1 / (1 + Math.exp((away * Math.min(rx, ry)) / SOFT));
  };
  const hair = blot(0, -0.2, 0.68, 0.7) * 0.9;
  const neck = Math.max(blot(0, 0.75, 0.22, 0.4), blot(0, 1.25, 0.8, 0.5)) * 0.42;
  const skin = blot(0.02, 0.08, 0.47, 0.62);
  const eyes = Math.max(blot(-0.19, -0.02, 0.1, 0.065), blot(0.23, -0.02, 0.1, 0.065)) * 0.75;
  const brows = Math.max(blot(-0.19, -0.19, 0.14, 0.035), blot(0.23, -0.19, 0.14, 0.035)) * 0.5;
  const nose = blot(0.03, 0.2, 0.05, 0.1) * 0.22;
  const mouth = blot(0.02, 0.42, 0.17, 0.055) * 0.5;
  return Math.max(hair, neck) * (1 - skin) + Math.max(0.12, eyes, brows, nose, mouth) * skin;
}

function paint(group, cells, left, top, side) {
  const fine = 6; // samples of a cell, each way
  const cell = side / cells;
  for (let row = 0; row < cells; row += 1)
    for (let column = 0; column < cells; column += 1) {
      let sum = 0;
      for (let i = 0.5; i < fine; i += 1)
        for (let j = 0.5; j < fine; j += 1)
          sum += face((2 * (column + i / fine)) / cells - 1, (2 * (row + j / fine)) / cells - 1);
      const grey = Math.round(240 - (215 * sum) / fine ** 2);
      square(group, left + column * cell, top + row * cell, cell + 0.1, `rgb(${grey}, ${grey}, ${grey})`);
    }
}

function square(group, x, y, side, fill, opacity = 1) {
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const parts = { x, y, width: side, height: side, fill, "fill-opacity": opacity };
  for (const [name, value] of Object.entries(parts)) rect.setAttribute(name, typeof value === "number" ? value.toFixed(2) : value);
  group.append(rect);
}

function draw(root) {
  for (const name of ["class0", "class1", "gradient"])
    root.querySelector(".four").style.setProperty(`--${name}`, PALETTE[name]);
  for (const group of root.querySelectorAll(".face"))
    paint(group, Number(group.dataset.cells), ...group.dataset.box.split(" ").map(Number));
  let random = 7; // a small generator of random numbers: the same picture each time
  for (let row = 0; row < 9; row += 1) {
    random = (random * 16807) % 2147483647;
    square(root.querySelector(".noise"), 2, 26 + 15.4 * row, 14, "currentColor", 0.08 + (0.85 * (random % 1000)) / 1000);
  }
  return () => {};
}

export default function ({ parentElement }) {
  return once(parentElement, () => draw(parentElement));
}
