/**
 * The pictures, by what the choice calls them.
 *
 * @typedef {{ keras: string, shapes: string, parameters: string, says: string, values: Record<string, unknown> }} Told
 *   The layer's line in Keras, what it makes of a shape, a sentence, and numbers for formula and code.
 */
import { ACTIVATION } from "./activation.js";
import { DENSE } from "./dense.js";
import { DROPOUT } from "./dropout.js";
import { EMBEDDING } from "./embedding.js";
import { FLATTEN } from "./flatten.js";
import { NORMALIZATION } from "./normalize.js";
import { SOFTMAX } from "./softmax.js";
import { WINDOWS } from "./windows.js";

/**
 * @template Given
 * @typedef {object} Stage What a picture is painted on.
 * @property {Record<string, any>} values Of the controls.
 * @property {Given} given By Python.
 * @property {Record<string, import("./panel.js").Panel>} panels
 * @property {(changes: Record<string, number | string>) => void} set Sets controls; what is out of range stops at its end.
 * @property {import("../../../../components/theme.js").Theme} theme
 */

/**
 * @template Given
 * @typedef {object} Picture
 * @property {string} columns Of the panels, as CSS has it.
 * @property {{ name: string, caption: string, ratio?: number, wide?: boolean }[]} panels
 * @property {(stage: Stage<Given>) => Told} paint
 */

/** @type {Record<string, Picture<any>>} */
export const PICTURES = {
  Dense: DENSE,
  Activation: ACTIVATION,
  BatchNormalization: NORMALIZATION,
  Dropout: DROPOUT,
  "Conv2D, MaxPooling2D": WINDOWS,
  Flatten: FLATTEN,
  Embedding: EMBEDDING,
  Softmax: SOFTMAX,
};
