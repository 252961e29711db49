/** Those who race, as buttons that give the lead role: their dash and mark, their name, their loss now. */
import { find, make, press, tellText } from "../../../components/dom.js";
import { loss, shortNumber } from "../../../components/format.js";
import { penFor } from "../../../components/pen.js";
import { drawMark, styleOf } from "../styles.js";
import { namesOf } from "./runners.js";

export class Lineup {
  #look = "";

  /**
   * @param {ShadowRoot} root
   * @param {import("./state.js").Kind} kind
   * @param {(name: string) => void} lead
   */
  constructor(root, kind, lead) {
    this.rows = namesOf(kind).map((name) => {
      const canvas = make("canvas", { "aria-hidden": "true" });
      const now = make("b");
      const button = make(
        "button",
        { type: "button", onclick: () => lead(name) },
        canvas,
        make("span", { textContent: name }),
        now,
      );
      return { name, canvas, now, button };
    });
    find(root, ".lineup").append(...this.rows.map(({ button }) => button));
  }

  /** @param {import("./scene.js").Scene} scene */
  show({ runners, state, step, theme, size }) {
    this.#paint(theme, size);
    this.rows.forEach(({ name, now, button }, number) => {
      const { walk, title } = runners[number];
      const value = walk.losses[Math.min(step, walk.losses.length - 1)];
      press(button, name === state.lead);
      tellText(
        now,
        walk.lostAt !== null && step >= walk.lostAt
          ? "∞"
          : value < 0.001 || value >= 1e5
            ? shortNumber(Number(value.toPrecision(1)))
            : loss(value),
      );
      button.title = `${title}; press to see the arrows of its steps`;
    });
  }

  /**
   * The dash and mark of each: painted once, they stay as they are while walks go on.
   *
   * @param {import("../../../components/theme.js").Theme} theme
   * @param {number} size Of letters.
   */
  #paint(theme, size) {
    const widths = this.rows.map(({ canvas }) => canvas.clientWidth);
    const look = [theme.dark, size, devicePixelRatio, ...widths].join();
    if (look === this.#look) return;
    this.#look = look;
    this.rows.forEach(({ canvas }, number) => {
      const pen = penFor(canvas, canvas.clientWidth);
      if (!pen) return;
      const style = styleOf(theme, number);
      const [wide, middle] = [canvas.clientWidth, canvas.clientHeight / 2];
      pen.setLineDash(style.dash);
      pen.strokeStyle = style.color;
      pen.lineWidth = 2.4;
      pen.beginPath();
      pen.moveTo(1, middle);
      pen.lineTo(wide - 8, middle);
      pen.stroke();
      drawMark(pen, style, [wide - 8, middle], { radius: 5.5, paper: theme.paper });
    });
  }
}
