/** Small pictures beside the answer: the steps to what the networks see, and the training digits most alike. */
import { find, stamp } from "../dom.js";
import { paint } from "../pixels.js";

/**
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {import("../theme.js").Theme} Theme
 */

const STEPS = [
  { name: "drawn", caption: "drawn", title: "The whole pad, made small" },
  { name: "boxed", caption: "boxed", title: "The ink, scaled into a box of 20×20 pixels" },
  {
    name: "centered",
    caption: "centered",
    title: "Moved so that its center of mass lies in the middle, as MNIST's makers did",
  },
  {
    name: "seen",
    caption: "sees",
    title: "28×28 gray values, after shift, rotation, thickness and noise: what the networks see",
  },
  {
    name: "saliency",
    caption: "saliency",
    title: "While the pen moves: saliency, how the predicted digit's logit changes with each pixel: orange raises it",
  },
];

const EVIDENCE =
  "Occlusion: what the predicted digit's logit loses when 4×4 pixels are covered: orange speaks for it, blue against it";

export class Thumbnails {
  /** @param {ShadowRoot} root */
  constructor(root) {
    this.root = root;
    this.row = find(root, ".nearest .row");
    this.steps = STEPS.map(({ name, caption, title }) => {
      const figure = this.#figure(caption, title);
      find(root, ".steps").append(figure);
      return { name, caption, title, canvas: find(figure, "canvas", HTMLCanvasElement) };
    });
  }

  /**
   * @param {Answer | import("./ghost.js").Shown} answer Of a ghost only some is known.
   * @param {Theme} theme
   */
  show(answer, { image, diverging }) {
    for (const { name, canvas } of this.steps) {
      const picture = answer.pictures[name];
      if (picture && name !== "saliency") paint(canvas, picture.values, image, 0, 255);
    }
    this.#showWhy(answer, diverging);
    if ("nearest" in answer) this.#showNearest(answer, image);
  }

  /**
   * What the prediction is attributed to: a quick map while the pen moves, a better one when it rests.
   *
   * @param {Answer | import("./ghost.js").Shown} answer
   * @param {import("../colors.js").Stops} stops
   */
  #showWhy({ pictures }, stops) {
    const { canvas, caption, title } = this.steps[STEPS.length - 1];
    const rests = Boolean(pictures.evidence);
    const picture = pictures.evidence ?? pictures.saliency;
    if (!picture) return; // of a recorded hand there is none
    paint(canvas, picture.values, stops, 0, 255);
    const figure = canvas.closest("figure");
    if (!figure) return;
    find(figure, "figcaption").textContent = rests ? "evidence" : caption;
    figure.title = rests ? EVIDENCE : title;
  }

  clear() {
    for (const { canvas } of this.steps) canvas.getContext("2d")?.clearRect(0, 0, canvas.width, canvas.height);
    this.row.replaceChildren();
  }

  /**
   * @param {Answer} answer
   * @param {import("../colors.js").Stops} stops
   */
  #showNearest({ nearest, pictures }, stops) {
    while (this.row.children.length > nearest.length) this.row.lastChild?.remove();
    nearest.forEach(({ label, distance }, index) => {
      const figure = this.row.children[index] ?? this.row.appendChild(this.#figure("", ""));
      const canvas = find(figure, "canvas", HTMLCanvasElement);
      paint(canvas, pictures.neighbors.values.subarray(784 * index), stops, 0, 255);
      find(figure, "figcaption").textContent = String(label);
      /** @type {HTMLElement} */ (figure).title =
        `A ${label} of the training digits, at distance ${distance} in the last hidden layer`;
    });
  }

  /**
   * @param {string} caption
   * @param {string} title
   */
  #figure(caption, title) {
    const figure = stamp(this.root, "template.thumbnail");
    find(figure, "figcaption").textContent = caption;
    figure.title = title;
    return figure;
  }
}
