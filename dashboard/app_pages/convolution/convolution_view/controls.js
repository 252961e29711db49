/**
 * What a visitor sets around the picture: image, filter and its weights, padding, stride, shift.
 *
 * @typedef {import("./kept.js").Kept} Kept
 * @typedef {Record<string, Record<string, number[]>>} Kernels By name and size.
 *
 * @typedef {object} Host The picture.
 * @property {() => Kept} kept
 * @property {() => Kernels} kernels To choose from.
 * @property {(next: Partial<Kept>) => void} change
 * @property {(problem: string) => void} complain About what is typed; "" where it is right.
 * @property {() => void} left Called when an input is left.
 * @property {() => void} clear
 * @property {() => void} undo
 * @property {() => void} photograph Called when the visitor wants to use a photo.
 */
import { find, make, press } from "../../../components/dom.js";
import { clamp, plain } from "../../../components/format.js";
import { BY_NUMBER, DRAWING, MOST_SHIFT, MOST_ZEROS, OWN_FILTER, PADDINGS, SIZES, STRIDES } from "../contract.js";
import { chosen } from "./kept.js";
import { Kernel } from "./kernel.js";
import { mark, typedZeros, write } from "./typed.js";

/**
 * Buttons of which one is down.
 *
 * @template {string | number} Option
 * @param {HTMLElement} box
 * @param {readonly Option[]} options
 * @param {{ text?: (option: NoInfer<Option>) => string, choose: (option: Option) => void }} how
 * @returns {(present: Option) => void} Says which one is down.
 */
function choice(box, options, { text = String, choose }) {
  const buttons = options.map((option) =>
    make("button", { type: "button", textContent: text(option), onclick: () => choose(option) }),
  );
  box.append(...buttons);
  return (present) => {
    buttons.forEach((button, index) => {
      press(button, options[index] === present);
    });
  };
}

const ANOTHER_PHOTO = "a photo …"; // in the menu of images

/** @param {readonly string[]} names */
const optionsOf = (names) => names.map((name) => make("option", { value: name, textContent: name }));

export class Controls {
  /**
   * @param {ShadowRoot} root
   * @param {Host} host
   */
  constructor(root, host) {
    this.root = root;
    this.host = host;
    this.kernel = new Kernel(root, host);
    this.images = find(root, ".images", HTMLSelectElement);
    this.presets = find(root, ".presets", HTMLSelectElement);
    this.zeros = find(root, ".zeros", HTMLInputElement);
    this.tools = [find(root, ".clear", HTMLButtonElement), find(root, ".undo", HTMLButtonElement)];
    this.pencil = find(root, ".pencil");
    const { change } = host;
    this.showSize = choice(find(root, ".sizes"), SIZES, {
      text: (size) => `${size}×${size}`,
      choose: (size) => change(this.#resized(size)),
    });
    this.showPadding = choice(find(root, ".paddings"), PADDINGS, { choose: (padding) => change({ padding }) });
    this.showStride = choice(find(root, ".strides"), STRIDES, { choose: (stride) => change({ stride }) });
    this.#hear();
  }

  /**
   * Fill the lists to choose from.
   *
   * @param {readonly string[]} images
   */
  build(images) {
    this.images.replaceChildren(...optionsOf([...images, ANOTHER_PHOTO]));
    this.presets.replaceChildren(...optionsOf([...Object.keys(this.host.kernels()), OWN_FILTER]));
  }

  /** Show what is set. */
  show() {
    const kept = this.host.kept();
    this.kernel.show();
    this.showSize(kept.size);
    this.showPadding(kept.padding);
    this.showStride(kept.stride);
    write(this.zeros, String(kept.zeros));
    this.zeros.hidden = kept.padding !== BY_NUMBER;
    this.images.value = kept.image;
    this.presets.value = kept.preset;
    press(this.pencil, kept.pencil);
    for (const tool of this.tools) tool.hidden = !kept.pencil;
    this.tools[1].disabled = !(kept.image === DRAWING ? kept.past : kept.over).length;
    find(this.root, ".shifts output").textContent = `${plain(kept.shift)} px`;
  }

  #hear() {
    const { root, host, images, presets, zeros, tools } = this;
    find(root, ".left").onclick = () => this.#shift(-1);
    find(root, ".right").onclick = () => this.#shift(1);
    images.onchange = () => {
      if (images.value !== ANOTHER_PHOTO) return host.change(chosen(images.value));
      images.value = host.kept().image;
      host.photograph();
    };
    presets.onchange = () => {
      const weights = host.kernels()[presets.value]?.[host.kept().size];
      if (weights) host.change({ preset: presets.value, kernel: [...weights] });
    };
    this.pencil.onclick = () => host.change({ pencil: !host.kept().pencil });
    tools[0].onclick = host.clear;
    tools[1].onclick = host.undo;
    zeros.oninput = () => this.#surround();
    zeros.onblur = host.left;
  }

  /** @param {number} by */
  #shift(by) {
    this.host.change({ shift: clamp(this.host.kept().shift + by, -MOST_SHIFT, MOST_SHIFT) });
  }

  #surround() {
    const count = typedZeros(this.zeros.value);
    const right = !Number.isNaN(count);
    const wanted = `Zeros on each side: a whole number from 0 to ${MOST_ZEROS}.`;
    mark(this.zeros, right);
    this.host.complain(right ? "" : `${wanted} The picture keeps ${this.host.kept().zeros}.`);
    if (right) this.host.change({ zeros: count });
  }

  /**
   * The filter in another size; weights of the visitor's own have none.
   *
   * @param {number} size
   * @returns {Partial<Kept>}
   */
  #resized(size) {
    const [{ size: present, preset }, kernels] = [this.host.kept(), this.host.kernels()];
    if (size === present) return {};
    const name = preset === OWN_FILTER ? Object.keys(kernels)[0] : preset;
    return { size, preset: name, kernel: [...kernels[name][size]] };
  }
}
