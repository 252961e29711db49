/** Page 12 in the browser: graphs and matrices are those of nnviz, and no edit makes what cannot be. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  LEVELS,
  MOLECULES,
  MOST_ATOMS,
  MOST_DRAWN,
  MOST_WORDS,
  SIDE,
  VALENCE,
} from "../../dashboard/app_pages/data_kinds/contract.js";
import { arranged } from "../../dashboard/app_pages/data_kinds/kinds_view/arrange.js";
import { atomAt, pairAt } from "../../dashboard/app_pages/data_kinds/kinds_view/between.js";
import {
  adjacencyOf,
  imageGraph,
  moleculeGraph,
  sentenceGraph,
} from "../../dashboard/app_pages/data_kinds/kinds_view/graph.js";
import {
  addressWords,
  readPixels,
  readPlaces,
  spellPixels,
  spellPlaces,
} from "../../dashboard/app_pages/data_kinds/kinds_view/kept.js";
import {
  bondsOf,
  formulaOf,
  hydrogensOf,
  partsOf,
  readMolecule,
  spellMolecule,
} from "../../dashboard/app_pages/data_kinds/kinds_view/molecule.js";
import {
  addAtom,
  changeBond,
  changeElement,
  removeAtom,
} from "../../dashboard/app_pages/data_kinds/kinds_view/molecule_edits.js";
import { nameOf } from "../../dashboard/app_pages/data_kinds/kinds_view/names.js";
import { holdAtom } from "../../dashboard/app_pages/data_kinds/kinds_view/seen_molecule.js";
import { thingOf } from "../../dashboard/app_pages/data_kinds/kinds_view/thing.js";
import { aboutOf, pointedAt } from "../../dashboard/app_pages/data_kinds/kinds_view/told.js";
import { idsOf, wordsOf } from "../../dashboard/app_pages/data_kinds/kinds_view/words.js";

const { images, sentences, molecules } = JSON.parse(readFileSync(new URL("kinds.json", import.meta.url), "utf8"));

/** @typedef {import("../../dashboard/app_pages/data_kinds/kinds_view/molecule_edits.js").Drawn} Drawn */

/** @param {import("../../dashboard/app_pages/data_kinds/kinds_view/graph.js").Graph} graph */
const rowsOf = (graph) => adjacencyOf(graph).map((row) => row.join(""));

/**
 * @param {string} molecule
 * @param {Partial<import("../../dashboard/app_pages/data_kinds/kinds_view/kept.js").Kept>} [others]
 */
function keptWith(molecule, others = {}) {
  const read = readMolecule(molecule);
  const empty = { version: "", neighbors: 4, text: "", first: 0, past: [], moved: false };
  return { ...empty, pixels: Array(SIDE ** 2).fill(0), molecule: read, places: arranged(read), ...others };
}

test("matrices of images, sentences and molecules are those of nnviz", () => {
  for (const neighbors of [4, 8]) {
    assert.deepEqual(rowsOf(imageGraph(Array(SIDE ** 2).fill(7), neighbors)), images[neighbors]);
  }
  for (const { words, adjacency } of sentences) {
    assert.deepEqual(rowsOf(sentenceGraph(words, idsOf(words))), adjacency);
  }
  for (const { atoms, bonds, adjacency, hydrogens, formula } of molecules) {
    const molecule = { atoms: [...atoms], bonds };
    assert.deepEqual(rowsOf(moleculeGraph(/** @type {any} */ (molecule))), adjacency);
    const left = molecule.atoms.map((_, at) => hydrogensOf(/** @type {any} */ (molecule), at));
    assert.deepEqual(left, hydrogens);
    const hill = formulaOf(/** @type {any} */ (molecule)).map(([element, count]) => element + (count > 1 ? count : ""));
    assert.equal(hill.join(""), formula);
  }
});

test("one pixel changes a node and no cell", () => {
  const pixels = Array(SIDE ** 2).fill(0);
  const [before, after] = [imageGraph(pixels, 4), imageGraph(pixels.with(27, LEVELS), 4)];
  assert.deepEqual(adjacencyOf(after), adjacencyOf(before));
  assert.equal(after.nodes.filter(({ value }, at) => value !== before.nodes[at].value).length, 1);
});

test("a text becomes words as in Keras' TextVectorization, bounded", () => {
  assert.deepEqual(
    wordsOf("The film wasn't bad --\n it was GOOD!").map(({ word }) => word),
    ["the", "film", "wasnt", "bad", "it", "was", "good"],
  );
  assert.deepEqual(idsOf(["the", "dog", "the"]), [1, 2, 1]);
  assert.equal(wordsOf("a ".repeat(3 * MOST_WORDS)).length, MOST_WORDS);
  const long = thingOf("sentence", keptWith("C-", { text: "a b c d ".repeat(2500), first: 10 ** 6 }));
  assert.equal(long.graph.nodes.length, MOST_DRAWN);
  assert.equal(long.graph.nodes.at(-1)?.number, 10_000);
  assert.match(aboutOf(long, keptWith("C-")), /10,000 words.*100,000,000 cells, 9,999 of them 1/);
  const [first] = wordsOf("  Not bad").map(({ start, end }) => "  Not bad".slice(start, end));
  assert.equal(first, "Not");
});

test("what is empty or torn is told", () => {
  const kept = keptWith("CCOO-121341");
  assert.match(aboutOf(thingOf("image", kept), kept), /^An empty image: all 64 nodes carry 0.*112 edges/);
  assert.match(aboutOf(thingOf("sentence", kept), kept), /^No words: no node/);
  assert.match(aboutOf(thingOf("molecule", kept), kept), /^Two molecules, ethane C₂H₆ and hydrogen peroxide H₂O₂/);
  assert.deepEqual(partsOf(4, kept.molecule.bonds), [
    [0, 1],
    [2, 3],
  ]);
});

test("a sentence's edges point: a cell below the diagonal is 0", () => {
  const graph = sentenceGraph(["not", "bad"], [1, 2]);
  assert.match(pointedAt(graph, [0, 1]), /^A\[1, 2\] = 1: word 1 .* is followed by/);
  assert.match(pointedAt(graph, [1, 0]), /^A\[2, 1\] = 0: word 2 .* is not followed by/);
});

test("3,000 edits by a seeded hand never make an atom with too many bonds, and each molecule survives its address", () => {
  let seed = 1;
  const random = (/** @type {number} */ count) => {
    seed = (seed * 48271) % 2147483647;
    return seed % count;
  };
  /** @type {Drawn} */
  let drawn = keptWith(MOLECULES.glycine);
  for (let step = 0; step < 3000; step++) {
    const [one, other] = [random(drawn.molecule.atoms.length), random(drawn.molecule.atoms.length)];
    const edits = [changeElement, addAtom, removeAtom];
    const made = random(2) ? changeBond(drawn, one, other) : edits[random(3)](drawn, one);
    assert.ok(made.note);
    drawn = made.next ?? drawn;
    const { atoms, bonds } = drawn.molecule;
    assert.ok(atoms.length >= 1 && atoms.length <= MOST_ATOMS && drawn.places.length === atoms.length);
    atoms.forEach((element, at) => {
      assert.ok(bondsOf(drawn.molecule, at) <= VALENCE[element]);
    });
    assert.ok(bonds.every(([from, to, order]) => from < to && to < atoms.length && order >= 1 && order <= 3));
    assert.deepEqual(readMolecule(spellMolecule(drawn.molecule)), drawn.molecule);
  }
});

test("a molecule is known by its name, whatever the numbers of its atoms", () => {
  assert.equal(nameOf(readMolecule("OCC-121231")), "ethanol");
  assert.equal(nameOf(readMolecule("CCN-121231")), "ethanamine");
  assert.equal(nameOf(readMolecule("COC-121231")), "methoxymethane");
  assert.equal(
    nameOf(changeElement(keptWith(MOLECULES.benzene), 3, "N").next?.molecule ?? { atoms: [], bonds: [] }),
    "pyridine",
  );
  assert.equal(nameOf(readMolecule("FOF-121231")), "");
});

test("why an edit is refused is said", () => {
  const acetone = keptWith(MOLECULES.acetone);
  assert.match(changeElement(acetone, 1, "O").note, /No room: oxygen has 2 bonds in all, and atom 2 has 4/);
  assert.match(addAtom(acetone, 1).note, /No room: atom 2 is carbon/);
  assert.match(changeBond(acetone, 0, 0).note, /not bonded to itself/);
  assert.match(removeAtom(keptWith("F-"), 0).note, /One atom stays/);
  assert.equal(changeBond(acetone, 0, 1).next?.molecule.bonds.length, 2); // no room for a double bond: none
});

test("formulas are drawn with bonds of one length and no atom on another", () => {
  for (const { atoms, bonds } of molecules) {
    const places = arranged({ atoms: [...atoms], bonds });
    const apart = (/** @type {number} */ one, /** @type {number} */ other) =>
      Math.hypot(places[one][0] - places[other][0], places[one][1] - places[other][1]);
    const long = bonds.map((/** @type {number[]} */ [from, to]) => apart(from, to));
    assert.ok(Math.max(...long) < 1.25 * Math.min(...long), `${atoms} ${long}`);
    const usual = Math.min(...long, 0.6);
    places.forEach((_, one) => {
      places.forEach((_, other) => {
        if (one < other) assert.ok(apart(one, other) > 0.7 * usual, `${atoms} ${one} ${other}`);
      });
    });
    assert.ok(places.flat().every((at) => Math.abs(at) < 0.9));
  }
});

test("a press finds the atom, the bond, or two that could be bonded", () => {
  /** @type {[number, number][]} */
  const square = [
    [0, 0],
    [100, 0],
    [100, 100],
  ];
  assert.equal(atomAt([10, 5], square, 100), 0);
  assert.equal(atomAt([50, 0], square, 100), -1);
  /** @type {[number, number, number][]} */
  const bonds = [
    [0, 1, 1],
    [1, 2, 2],
  ];
  assert.deepEqual(pairAt([50, 5], square, bonds, 100), [0, 1]);
  assert.deepEqual(pairAt([50, 50], square, bonds, 100), [0, 2]);
  assert.equal(pairAt([0, 100], square, bonds, 100), null);
});

test("pixels and places survive the address; a long text stays out of it", () => {
  const pixels = Array.from({ length: SIDE ** 2 }, (_, at) => at % (LEVELS + 1));
  assert.deepEqual(readPixels(spellPixels(pixels)), pixels);
  const places = readPlaces(spellPlaces([[0.5, -0.86]]));
  assert.ok(Math.abs(places[0][0] - 0.5) < 0.02 && Math.abs(places[0][1] + 0.86) < 0.02);
  assert.equal(addressWords(keptWith("C-", { text: "a".repeat(400) })).text, null);
});

test("a finger on an atom holds it, elsewhere it scrolls the page", () => {
  const stopped = (/** @type {boolean} */ onAtom) => {
    const event = new Event("touchstart", { cancelable: true });
    Object.defineProperty(event, "target", { value: { closest: () => (onAtom ? {} : null) } });
    holdAtom(event);
    return event.defaultPrevented;
  };
  assert.deepEqual([true, false].map(stopped), [true, false]);
});
