// The scales of nnviz.charts.palette in the browser, and which theme is on.

const hex = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

// The colour at a share of the way along a scale, as [red, green, blue].
function between(stops, share) {
  const place = Math.min(1, Math.max(0, share)) * (stops.length - 1);
  const below = Math.min(Math.floor(place), stops.length - 2);
  const [from, to] = [hex(stops[below]), hex(stops[below + 1])];
  return from.map((band, index) => band + (place - below) * (to[index] - band));
}

// 256 colours along a scale, each as one number of an ImageData.
function ramp(stops) {
  const table = new Uint8ClampedArray(1024);
  for (let value = 0; value < 256; value++) table.set([...between(stops, value / 255), 255], 4 * value);
  return new Uint32Array(table.buffer);
}

// The colour of text, which tells the theme, and the theme's palette.
function themeOf(root) {
  const [r, g, b] = getComputedStyle(root).color.match(/\d+/g).map(Number);
  const dark = r + g + b > 382;
  return { ink: `rgb(${r},${g},${b})`, dark, ...PALETTE[dark ? "dark" : "light"] };
}
