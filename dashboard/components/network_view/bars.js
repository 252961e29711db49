/** The probability of each digit, by three networks. */
import { find, findAll, make } from "../dom.js";
import { probability } from "../format.js";
import { sumOfExponents } from "./answer.js";

/** @typedef {"cnn" | "dense" | "plain"} Network */

/** @type {[Network, heading: string][]} */
const NETWORKS = [
  ["cnn", "the CNN"],
  ["dense", "dense net"],
  ["plain", "plain CNN"],
];

export class Bars {
  /** @param {ShadowRoot} root */
  constructor(root) {
    const box = find(root, ".bars");
    const template = find(root, "template.bar", HTMLTemplateElement);
    const heads = ["", "the CNN", "", "dense net", "plain CNN"]; // over digits, bars and numbers
    box.append(...heads.map((textContent) => make("span", { className: "heading", textContent })));
    this.digits = Array.from({ length: 10 }, (_, digit) => {
      const row = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
      find(row, ".digit").textContent = String(digit);
      const [fills, value] = [findAll(row, ".fill"), find(row, ".value")];
      box.append(row);
      return { fills, value };
    });
  }

  /** @param {import("./answer.js").Answer | import("./ghost.js").Shown | null} answer */
  show(answer) {
    /** @type {Partial<Record<Network, number[]>>} */
    const probabilities = answer?.probabilities ?? {};
    this.digits.forEach(({ fills, value }, digit) => {
      NETWORKS.forEach(([name, heading], network) => {
        const all = probabilities[name];
        const p = all?.[digit] ?? 0;
        const most = p > 0 && p === Math.max(...(all ?? []));
        fills[network].style.transform = `scaleX(${p})`;
        fills[network].classList.toggle("top-class", most);
        const summed = answer && "logits" in answer && name === "cnn";
        const words = summed ? softmax(answer, digit) : `${heading}: ${probability(p)} for ${digit}`;
        if (fills[network].parentElement) fills[network].parentElement.title = all ? words : "";
        if (name !== "cnn") return;
        value.classList.toggle("top-class", most);
        value.textContent = answer ? probability(p) : "";
        if (answer) value.title = words;
      });
    });
  }
}

/**
 * How a probability comes from the logits.
 *
 * @param {import("./answer.js").Answer} answer
 * @param {number} digit
 */
function softmax(answer, digit) {
  const [logit, sum] = [answer.logits[digit].toFixed(2), sumOfExponents(answer).toPrecision(4)];
  const p = probability(answer.probabilities.cnn[digit]);
  return `softmax: e^${logit} / ${sum} = ${p}, the sum running over the ten logits`;
}
