/** Counts the drawings of the visit that the visitor has named; `draw_a_digit/visit_matrix` keeps them. */
import { kept } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find } from "../../../components/dom.js";

export default component((root) => ({
  show: (/** @type {{ channel: string }} */ { channel }) => {
    /** @type {{ truth: number | null, guess?: number }[]} */
    const drawings = kept.get(`${channel}:visit`)?.drawings ?? [];
    const right = drawings.filter(({ truth, guess }) => truth === guess).length;
    find(root, "b").textContent = `${right} of ${drawings.length}`;
  },
}));
