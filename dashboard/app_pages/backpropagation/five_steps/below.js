/** Below the network: what is computed, and the loss as a curve. */
import { find } from "../../../components/dom.js";
import { signed } from "../../../components/format.js";
import { lossOf } from "./backprop.js";
import { fine } from "./numbers.js";
import { at, withWeight } from "./places.js";
import { drawNudge, drawRun, reachOf } from "./plots.js";
import { Told } from "./told.js";

export class Below {
  /** @type {(x: number) => number} */
  #updateAt = () => 0;
  #drawn = "";

  /**
   * @param {ParentNode} root
   * @param {object} listener
   * @param {() => void} listener.close The chain.
   * @param {(by: number) => void} listener.nudge
   * @param {(update: number) => void} listener.go
   */
  constructor(root, { close, nudge, go }) {
    this.told = new Told(root, close);
    this.caption = find(root, ".plot figcaption");
    this.svg = find(root, ".plot svg", SVGSVGElement);
    this.nudge = find(root, ".nudge");
    this.slider = find(root, ".nudge input", HTMLInputElement);
    this.shown = find(root, ".nudge output");
    this.slider.oninput = () => nudge(Number(this.slider.value) / 100);
    const point = (/** @type {PointerEvent} */ event) => {
      if (this.nudge.hidden) go(this.#updateAt(event.clientX - this.svg.getBoundingClientRect().left));
    };
    this.svg.onpointerdown = (event) => {
      this.svg.setPointerCapture(event.pointerId);
      point(event);
    };
    this.svg.onpointermove = (event) => event.buttons & 1 && point(event);
  }

  /**
   * @param {import("./state.js").State} state
   * @param {import("./run.js").Run} run
   * @param {number} nudge As a share of the reach.
   * @param {[layer: number, unit: number] | null} pointed
   */
  show(state, run, nudge, pointed) {
    this.told.show(state, pointed);
    this.nudge.hidden = !state.selected;
    const { clientWidth, clientHeight } = this.svg;
    const key = JSON.stringify([
      state.selected,
      nudge,
      state.moment.update,
      state.task.y,
      clientWidth,
      clientHeight,
      run.losses.length,
      state.network,
    ]);
    if (key === this.#drawn || !clientWidth) return;
    this.#drawn = key;
    if (state.selected) this.#nudged(state, state.selected, nudge);
    else this.#ran(state, run);
  }

  /**
   * @param {import("./state.js").State} state
   * @param {import("./run.js").Run} run
   */
  #ran({ moment }, { losses }) {
    const update = Math.min(moment.update, losses.length - 1);
    this.#updateAt = drawRun(this.svg, losses, update);
    const many = `Loss by update, ${losses.length - 1} of them`;
    this.caption.textContent = `${many}: ${fine(losses[update])} now`;
    this.svg.setAttribute(
      "aria-label",
      `${many}: from ${fine(losses[0])} at first to ${fine(losses[losses.length - 1])} at the end`,
    );
  }

  /**
   * @param {import("./state.js").State} state
   * @param {import("./places.js").Place} place
   * @param {number} share
   */
  #nudged({ network, task, back }, place, share) {
    const [weight, slope] = [at(network, place), at(back, place)];
    const by = share * reachOf(weight);
    const loss = (/** @type {number} */ value) => lossOf(withWeight(network, place, value), task);
    drawNudge(this.svg, { weight, slope, nudge: by, lossOf: loss });
    const [now, then] = [loss(weight), loss(weight + by)];
    this.slider.value = String(Math.round(100 * share));
    this.shown.textContent = `${signed(by)}`;
    this.slider.setAttribute("aria-label", "Nudge of this weight");
    this.caption.textContent = by
      ? `True loss ${fine(then)}, tangent: ${fine(now + slope * by)}`
      : `Loss over this weight, slope ${fine(slope)}`;
    this.svg.setAttribute("aria-label", this.caption.textContent);
  }
}
