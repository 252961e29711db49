/** What was copied, in words. */
const MOST = 4; // settings that are named

const OWN = "your table"; // as OWN of layout/own_table.py

/**
 * Return in words what a link holds.
 *
 * @param {URLSearchParams} words Of its address.
 * @example saidOf(new URLSearchParams("lr_m=0.59&lr_data=cars")) // "Copied: m 0.59, data cars"
 */
export function saidOf(words) {
  const parts = [...words].map(([name, value]) => {
    const moved = value.includes("~") ? "as moved" : value.replace("-", "\u2212");
    const said = value === OWN ? `${OWN}, which it does not carry` : moved;
    return `${name.replace(/^[a-z]{2}_/, "")} ${said}`;
  });
  if (!parts.length) return "Copied: the link to this page";
  const more = parts.length > MOST ? ` and ${parts.length - MOST} more` : "";
  return `Copied: ${parts.slice(0, MOST).join(", ")}${more}`;
}
