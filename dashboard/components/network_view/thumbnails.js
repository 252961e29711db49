/** Small pictures beside the answer: the steps to what the networks see, and the training digits most alike. */
import { find, stamp } from "../dom.js";
import { paint } from "../pixels.js";

/**
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {import("../theme.js").Theme} Theme
 */

const STEPS = [
  { name: "drawn", caption: "1 drawn", title: "The whole pad, made small" },
  { name: "boxed", caption: "2 boxed", title: "The ink, scaled into a box of 20×20 pixels" },
  {
    name: "centred",
    caption: "3 centred",
    title: "Moved so that its centre of mass lies in the middle, as MNIST's makers did",
  },
  {
    name: "seen",
    caption: "it sees",
    title: "28×28 grey values, after shift, rotation, thickness and noise: what the networks see",
  },
  {
    name: "saliency",
    caption: "it looks",
    title: "Saliency: how the answer's logit changes with each pixel: orange raises it, blue lowers it",
  },
];

export class Thumbnails {
  /** @param {ShadowRoot} root */
  constructor(root) {
    this.root = root;
    this.row = find(root, ".nearest .row");
    this.steps = STEPS.map(({ name, caption, title }) => {
      const figure = this.#figure(caption, title);
      find(root, ".steps").append(figure);
      return { name, canvas: find(figure, "canvas", HTMLCanvasElement) };
    });
  }

  /**
   * @param {Answer} answer
   * @param {Theme} theme
   */
  show(answer, { sequential, diverging }) {
    for (const { name, canvas } of this.steps) {
      paint(canvas, answer.pictures[name].values, name === "saliency" ? diverging : sequential, 0, 255);
    }
    this.#showNearest(answer, sequential);
  }

  clear() {
    for (const { canvas } of this.steps) canvas.getContext("2d")?.clearRect(0, 0, canvas.width, canvas.height);
    this.row.replaceChildren();
  }

  /**
   * @param {Answer} answer
   * @param {import("../colours.js").Stops} stops
   */
  #showNearest({ nearest, pictures }, stops) {
    while (this.row.children.length > nearest.length) this.row.lastChild?.remove();
    nearest.forEach(({ label, distance }, index) => {
      const figure = this.row.children[index] ?? this.row.appendChild(this.#figure("", ""));
      const canvas = find(figure, "canvas", HTMLCanvasElement);
      paint(canvas, pictures.neighbours.values.subarray(784 * index), stops, 0, 255);
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
