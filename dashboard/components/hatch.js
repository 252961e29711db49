/**
 * Hairlines at 45° for the side of class 1, which charts fill it with: `url(#hatch)`, as `nnviz.charts.palette.HATCH`.
 * Streamlit lets no page write such a pattern, and one in a component's shadow is not seen outside.
 */
const PATTERN = `<pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
  <path d="M0 0V9" stroke="var(--class-1)" stroke-width="1.4" stroke-opacity="0.7" />
</pattern>`;

/**
 * Lay the pattern into the page.
 *
 * @returns {() => void} Takes it out again.
 */
export function layHatch() {
  const sheet = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  sheet.setAttribute("aria-hidden", "true");
  sheet.setAttribute("width", "0");
  sheet.setAttribute("height", "0");
  sheet.style.position = "absolute";
  sheet.innerHTML = PATTERN;
  document.body.append(sheet);
  return () => sheet.remove();
}
