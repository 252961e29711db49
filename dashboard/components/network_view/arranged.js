/**
 * Where the maps of each layer go, in CSS pixels: side by side where there is room, else two layers in a row.
 *
 * @typedef {object} Layer
 * @property {string} name
 * @property {string} heading
 * @property {string} shape In words.
 * @property {number} columns Of its maps.
 * @property {number} count Of its maps.
 * @property {number} side Of a map, in cells.
 *
 * @typedef {{ layer: Layer, x: number, y: number, cell: number }} Group All maps of a layer; `cell` is a map's side.
 * @typedef {{ layer: Layer, index: number, left: number, top: number, cell: number }} Place One map.
 */

const LAYERS = [
  // name on the bus, heading, columns of maps: all layers side by side, and two in a row
  { name: "conv1", heading: "conv1 + ReLU", columns: [3, 4] },
  { name: "pool1", heading: "max pool", columns: [3, 4] },
  { name: "conv2", heading: "conv2 + ReLU", columns: [4, 6] },
  { name: "pool2", heading: "max pool", columns: [4, 6] },
  { name: "dense", heading: "dense", columns: [8, 16] },
];
export const NAMES = LAYERS.map(({ name }) => name);

const WIDE = 620; // pixels from which all layers stand side by side
const GAP = 2; // between maps
const ROOM = 14; // between layers, at least
const BETWEEN = 6; // between two rows of layers

/**
 * @param {number} width
 * @param {number} text The size of letters.
 * @param {object} picture
 * @param {number} picture.mapsHeight Pixels that the maps may take where they stand side by side.
 * @param {Record<string, number[]>} picture.shapes Of each layer's output: (height, width, maps) or (units,).
 * @returns {{ groups: Group[], height: number }}
 */
export function arrange(width, text, { mapsHeight, shapes }) {
  const abreast = width > WIDE;
  const perRow = abreast ? LAYERS.length : 2;
  const head = 2.6 * text;
  const room = (width - (perRow - 1) * ROOM) / perRow;
  /** @type {Group[]} */
  const groups = [];
  let [y, height] = [head, 0];
  LAYERS.forEach(({ name, heading, columns }, index) => {
    const layer = { name, heading, columns: columns[abreast ? 0 : 1], ...sizeOf(shapes[name]) };
    const column = index % perRow;
    if (index && !column) [y, height] = [y + height + head + BETWEEN, 0];
    const rows = Math.ceil(layer.count / layer.columns);
    const fits = abreast ? (mapsHeight - head + GAP) / rows - GAP : Number.POSITIVE_INFINITY;
    const cell = Math.floor(Math.min((room + GAP) / layer.columns - GAP, fits));
    groups.push({ layer, x: column * (room + ROOM), y, cell });
    height = Math.max(height, rows * (cell + GAP));
  });
  return { groups: abreast ? spread(groups, width) : groups, height: Math.ceil(y + height) };
}

/** @param {number[]} shape */
function sizeOf([height, , maps]) {
  if (!maps) return { side: 1, count: height, shape: `${height} units` };
  return { side: height, count: maps, shape: `${maps} × ${height}×${height}` };
}

/**
 * Side by side, the groups keep the same distance from each other and fill the width.
 *
 * @param {Group[]} groups
 * @param {number} width
 */
function spread(groups, width) {
  const wide = groups.map(({ layer, cell }) => layer.columns * (cell + GAP) - GAP);
  const space = (width - wide.reduce((sum, each) => sum + each, 0)) / (groups.length - 1);
  let x = 0;
  return groups.map((group, index) => {
    const left = Math.floor(x);
    x += wide[index] + space;
    return { ...group, x: left };
  });
}

/**
 * @param {Group} group
 * @returns {Place[]}
 */
export const placesOf = ({ layer, x, y, cell }) =>
  Array.from({ length: layer.count }, (_, index) => {
    const left = x + (index % layer.columns) * (cell + GAP);
    const top = y + Math.floor(index / layer.columns) * (cell + GAP);
    return { layer, index, left, top, cell };
  });
