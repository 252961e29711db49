// What a visitor sets around the picture: image, filter and its weights, padding, stride, shift.
const SIZES = [3, 5];
const STRIDES = [1, 2, 3];
const PADDINGS = ["valid", "same", "by number"];
const OWN = "my own";
const DRAWING = "my drawing";
const PHOTO = "my photo";

// Choices, kernel cells and cells for products; `change` takes what a visitor sets.
function makeControls(root, { kept, data, images, change, clear, undo, problem }) {
  const find = (selector) => root.querySelector(selector);
  const controls = { products: [] };
  const make = (tag, attributes) => Object.assign(document.createElement(tag), attributes);
  const [pictures, presets, zeros, kernel] = [".images", ".presets", ".zeros", ".kernel"].map(find);

  const buttons = (box, options, text, set, present) => {
    const all = options.map((option) => {
      const button = make("button", { type: "button", textContent: text(option) });
      button.onclick = () => change(set(option));
      box.append(button);
      return button;
    });
    return () => all.forEach((button, index) => button.setAttribute("aria-pressed", options[index] === present()));
  };
  const shows = [
    buttons(find(".sizes"), SIZES, (size) => `${size}×${size}`, resize, () => kept().size),
    buttons(find(".paddings"), PADDINGS, (name) => name, (padding) => ({ padding }), () => kept().padding),
    buttons(find(".strides"), STRIDES, String, (stride) => ({ stride }), () => kept().stride),
  ];
  function resize(size) {
    const name = kept().preset === OWN ? Object.keys(data().kernels)[0] : kept().preset;
    return kept().size === size ? {} : { size, preset: name, kernel: [...data().kernels[name][size]] };
  }
  const shift = (by) => () => change({ shift: Math.min(data().mostShift, Math.max(-data().mostShift, kept().shift + by)) });
  find(".left").onclick = shift(-1);
  find(".right").onclick = shift(1);
  pictures.onchange = () => change({ image: pictures.value, shift: 0 });
  presets.onchange = () => {
    const weights = data().kernels[presets.value]?.[kept().size];
    if (weights) change({ preset: presets.value, kernel: [...weights] });
  };
  find(".clear").onclick = clear;
  find(".undo").onclick = undo;
  zeros.oninput = () => {
    const count = Number(zeros.value.trim() || NaN);
    const right = Number.isInteger(count) && count >= 0 && count <= data().mostZeros;
    mark(zeros, right, `Zeros on each side: a whole number from 0 to ${data().mostZeros}. The picture keeps ${kept().zeros}.`);
    if (right) change({ zeros: count });
  };
  zeros.onblur = () => controls.show();

  const mark = (input, right, text) => {
    input.classList.toggle("bad", !right);
    input.setAttribute("aria-invalid", !right);
    problem(right ? "" : text, null, "typed");
  };

  // A weight as it is typed: 0.5, 0,5, −1 or 1/9; NaN for anything else.
  const typed = (text) => {
    const plain = text.trim().replace("−", "-").replace(",", ".");
    const [, above, below] = plain.match(/^([+-]?(?:\d+\.?\d*|\.\d+))(?:\/(\d+\.?\d*))?$/) ?? [];
    const value = above === undefined ? NaN : Number(above) / (below === undefined ? 1 : Number(below));
    return Math.abs(value) <= data().mostWeight ? value : NaN;
  };
  const weigh = (input, cell) => {
    const value = typed(input.value);
    const right = !Number.isNaN(value);
    mark(input, right, `A weight is a number from −${data().mostWeight} to ${data().mostWeight}. The picture keeps ${weight(kept().kernel[cell])}.`);
    if (right) change({ preset: OWN, kernel: kept().kernel.map((old, index) => (index === cell ? value : old)) });
  };
  const grid = () => {
    const count = kept().size ** 2;
    if (kernel.children.length === count) return;
    for (const box of [kernel, find(".products")]) box.style.setProperty("--cells", kept().size);
    kernel.replaceChildren(
      ...Array.from({ length: count }, (_, cell) => {
        const input = make("input", { type: "text", inputMode: "decimal", autocomplete: "off" });
        input.setAttribute("aria-label", `Weight in row ${Math.floor(cell / kept().size) + 1}, column ${(cell % kept().size) + 1}`);
        input.oninput = () => weigh(input, cell);
        input.onfocus = () => input.select();
        input.onblur = () => controls.show();
        input.onkeydown = ({ key }) => {
          const by = { ArrowUp: 1, ArrowDown: -1 }[key];
          if (!by) return;
          input.value = weight(kept().kernel[cell] + by);
          weigh(input, cell);
        };
        return input;
      }),
    );
    controls.products = Array.from({ length: count }, () => {
      const [box, sum, result] = [make("span"), make("small"), make("b")];
      box.append(sum, result);
      return { box, sum, result };
    });
    find(".products").replaceChildren(...controls.products.map(({ box }) => box));
  };

  // A cell that is being typed in keeps its text.
  const write = (input, text) => {
    if (input.matches(":focus")) return;
    input.value = text;
    input.classList.remove("bad");
    input.setAttribute("aria-invalid", false);
  };
  controls.show = () => {
    grid();
    shows.forEach((show) => show());
    kernel.querySelectorAll("input").forEach((input, cell) => write(input, weight(kept().kernel[cell])));
    write(zeros, kept().zeros);
    zeros.hidden = kept().padding !== "by number";
    pictures.value = kept().image;
    presets.value = kept().preset;
    for (const tool of [".clear", ".undo"]) find(tool).hidden = kept().image !== DRAWING;
    find(".undo").disabled = !kept().past.length;
    find(".shifts output").textContent = `${weight(kept().shift)} px`;
  };
  controls.build = () => {
    const options = (names) => names.map((name) => make("option", { value: name, textContent: name }));
    pictures.replaceChildren(...options(images()));
    presets.replaceChildren(...options([...Object.keys(data().kernels), OWN]));
  };
  return controls;
}
