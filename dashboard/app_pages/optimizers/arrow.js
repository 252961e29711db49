/** An arrow with a rim, which is seen on any ground. */

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {[number, number]} from
 * @param {[number, number]} by
 * @param {{ color: string, paper: string, width: number, dash: boolean }} how
 */
export function drawArrow(pen, [x, y], [right, down], { color, paper, width, dash }) {
  const length = Math.hypot(right, down);
  if (!(length > 1.5)) return;
  const [along, across] = [
    [right / length, down / length],
    [-down / length, right / length],
  ];
  const head = Math.min(4 + 2.4 * width, 0.7 * length);
  const corner = (/** @type {number} */ side) =>
    /** @type {const} */ ([0, 1]).map(
      (axis) => [right, down][axis] - head * along[axis] + side * 0.5 * head * across[axis],
    );
  for (const [stroke, thick] of /** @type {[string, number][]} */ ([
    [paper, width + 3],
    [color, width],
  ])) {
    pen.save();
    pen.translate(x, y);
    pen.lineCap = "round";
    pen.setLineDash(dash && stroke === color ? [2 * width, 2.4 * width] : []);
    pen.strokeStyle = stroke;
    pen.fillStyle = stroke;
    pen.lineWidth = thick;
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.lineTo(right - 0.7 * head * along[0], down - 0.7 * head * along[1]);
    pen.stroke();
    pen.setLineDash([]);
    pen.beginPath();
    pen.moveTo(right, down);
    for (const side of [-1, 1]) pen.lineTo(.../** @type {[number, number]} */ (corner(side)));
    pen.closePath();
    pen.lineWidth = stroke === paper ? 3 : 0.5;
    pen.stroke();
    pen.fill();
    pen.restore();
  }
}
