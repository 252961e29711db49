/** What Python computed. */
import { readFileSync } from "node:fs";

export const NUMBERS = JSON.parse(readFileSync(new URL("numbers.json", import.meta.url), "utf8"));
