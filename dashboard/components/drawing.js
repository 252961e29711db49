/** What was last drawn on the page with the pad. */
import { lastSaid } from "./bus.js";

/**
 * @returns {Uint8Array | undefined} 28×28 gray values, as the networks saw it.
 */
export const lastDrawing = () => lastSaid("draw-a-digit:answer")?.pictures?.seen?.values;
