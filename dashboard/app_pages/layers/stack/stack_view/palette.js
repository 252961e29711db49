/** What can be put in: a chip for each kind of layer. */
import { make } from "../../../../components/dom.js";
import { KINDS } from "../kinds/contract.js";
import { hasRoom, kindOf, layerOf, nameOf } from "./kinds.js";

const CALLED = /** @type {Record<string, string>} */ ({
  image: "Input image",
  numbers: "Input numbers",
  words: "Input words",
});

export class Palette {
  /**
   * @param {HTMLElement} box
   * @param {(kind: string) => void} put
   */
  constructor(box, put) {
    this.chips = Object.keys(KINDS).map((kind) => {
      const { does } = kindOf(kind);
      const chip = make(
        "button",
        { type: "button", className: "chip", title: does },
        CALLED[kind] ?? nameOf(layerOf(kind)),
      );
      chip.dataset.kind = kind;
      chip.onclick = () => put(kind);
      return chip;
    });
    box.replaceChildren(...this.chips);
  }

  /** @param {import("./kinds.js").Layer[]} stack */
  show(stack) {
    for (const chip of this.chips) {
      const room = hasRoom(stack, chip.dataset.kind ?? "");
      chip.disabled = !room;
      chip.title = room ? kindOf(chip.dataset.kind ?? "").does : "No room for one more: take a layer out first";
    }
  }
}
