/**
 * What is shown: the graph of the image, the sentence or the molecule, and where its nodes stand.
 *
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {object} Thing
 * @property {Graph} graph Of a long text the part that is drawn.
 * @property {readonly import("./words.js").Place[]} words Of the whole text; none of other kinds.
 * @property {readonly import("./words.js").Place[]} drawn Those of the graph.
 */
import { MOST_DRAWN } from "../contract.js";
import { imageGraph, moleculeGraph, sentenceGraph } from "./graph.js";
import { imageSquare, inPanel, matrixSquare, pixelPlaces, wordPlaces } from "./room.js";
import { idsOf, wordsOf } from "./words.js";

/**
 * @param {import("./graph.js").Kind} kind
 * @param {import("./kept.js").Kept} kept
 * @returns {Thing}
 */
export function thingOf(kind, kept) {
  const none = { words: [], drawn: [] };
  if (kind === "image") return { graph: imageGraph(kept.pixels, kept.neighbors), ...none };
  if (kind === "molecule") return { graph: moleculeGraph(kept.molecule), ...none };
  const words = wordsOf(kept.text);
  const first = Math.max(0, Math.min(kept.first, words.length - MOST_DRAWN));
  const drawn = words.slice(first, first + MOST_DRAWN);
  const ids = idsOf(words.map(({ word }) => word)).slice(first, first + MOST_DRAWN);
  return {
    graph: sentenceGraph(
      drawn.map(({ word }) => word),
      ids,
      first,
    ),
    words,
    drawn,
  };
}

/**
 * Where the nodes of the graph stand in their panel, and how large they are.
 *
 * @param {Graph} graph
 * @param {import("./room.js").Room} room
 * @param {import("./kept.js").Kept} kept
 */
export function nodesIn({ kind, nodes }, room, kept) {
  const { text, width } = room;
  if (kind === "image") return { places: pixelPlaces(room), radius: imageSquare(room).cell * 0.34, text, width };
  if (kind === "molecule") {
    return { places: kept.places.map((place) => inPanel(place, room)), radius: 1.6 * text, text, width };
  }
  const { cell } = matrixSquare(room, nodes.length);
  return { places: wordPlaces(room, nodes.length), radius: Math.min(0.36 * cell, 1.1 * text), text, width };
}
