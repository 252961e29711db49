// Numbers as they stand at an axis: short, however large or small.
function shortNumber(value) {
  const size = Math.abs(value);
  if (!size || (size >= 0.01 && size < 1000)) return `${Number(value.toPrecision(3))}`;
  const power = Math.floor(Math.log10(size) + 1e-9);
  const digits = Number((value / 10 ** power).toPrecision(2));
  const ten = `10${[...`${power}`].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit] ?? "⁻").join("")}`;
  return digits === 1 ? ten : `${digits}·${ten}`;
}
