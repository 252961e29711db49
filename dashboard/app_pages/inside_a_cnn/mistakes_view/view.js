// A confusion matrix; a cell opens the digits behind it, a digit opens the network that reads it.
function makeMistakes(root, setTriggerValue) {
  const find = (selector) => root.querySelector(selector);
  const view = {};
  let [data, chosen] = [null, null]; // [class, answer], or null for all that were misread

  const make = (tag, attributes = {}) => Object.assign(document.createElement(tag), attributes);
  view.take = (message) => {
    [data] = unpack(message);
    const colours = theme(find(".view"));
    const most = Math.max(...data.counts.flatMap((row, truth) => row.filter((_, answer) => answer !== truth)));
    const rows = data.counts.map((row, truth) => {
      const line = make("tr");
      line.append(make("th", { scope: "row", textContent: truth }));
      row.forEach((count, answer) => {
        const button = make("button", { type: "button", textContent: count, className: count ? "" : "none" });
        button.dataset.cell = `${truth} ${answer}`;
        button.setAttribute("aria-label", `${count} times a ${truth} was called ${answer}`);
        button.style.background = answer === truth ? "transparent" : tint(colours, count, most);
        button.onclick = () => open(chosen?.join(" ") === `${truth} ${answer}` ? null : [truth, answer]);
        const cell = make("td");
        cell.append(button);
        line.append(cell);
      });
      const all = row.reduce((sum, count) => sum + count, 0);
      line.append(make("td", { className: "share", textContent: `${((100 * row[truth]) / all).toFixed(1)} %` }));
      return line;
    });
    const heads = make("tr");
    heads.append(make("th"), ...data.counts.map((_, answer) => make("th", { scope: "col", textContent: answer })), make("th", { className: "share", textContent: "right" }));
    find("table").replaceChildren(find("caption"), heads, ...rows);
    open(chosen);
  };

  const open = (cell) => {
    chosen = cell;
    root.querySelectorAll("td button").forEach((button) => button.setAttribute("aria-pressed", button.dataset.cell === cell?.join(" ")));
    const shown = data.about.map((about, index) => ({ index, about })).filter(({ about: [truth, answer] }) => (cell ? truth === cell[0] && answer === cell[1] : truth !== answer));
    const count = cell ? data.counts[cell[0]][cell[1]] : shown.length;
    const words = cell?.[0] === cell?.[1] ? `${count} times a ${cell?.[0]} was read; some of them` : `${count} times a ${cell?.[0]} was called ${cell?.[1]}`;
    find(".which").textContent = cell ? words : `All ${count} misread digits`;
    find(".gallery").replaceChildren(...shown.map(card));
  };

  const card = ({ index, about: [truth, answer, p, place] }) => {
    const button = make("button", { type: "button", onclick: () => setTriggerValue("asked", { digit: place }) });
    const canvas = make("canvas", { width: 28, height: 28 });
    const grid = { side: 28, values: data.pictures.images.values.subarray(index * 784, (index + 1) * 784) };
    canvas.getContext("2d").drawImage(bitmap(grid, theme(find(".view")).sequential, 0, 255), 0, 0);
    const words = make("span");
    words.append(make("b", { textContent: answer }), ` (${truth}) ${Math.round(100 * p)} %`);
    button.append(canvas, words);
    button.setAttribute("aria-label", `Called ${answer}, is ${truth}, ${Math.round(100 * p)} percent. Look inside.`);
    return button;
  };
  view.stop = () => {};
  return view;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const view = once(parentElement, () => makeMistakes(parentElement, setTriggerValue));
  view.take(data);
  return view.stop;
}
