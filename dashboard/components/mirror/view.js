// One control for each browser parameter, however many charts of the picture are bound to it. Vega makes an input
// for every bound parameter of every chart; these are hidden, and moved as a hand would move them.
const CHART = "[data-testid=stVegaLiteChart]";
const PLACES = 150; // of a trail, the newest

function makeMirror(root, first) {
  const box = root.querySelector(".controls");
  const values = new Map(); // by name and range: another data set with another range has its own place
  const style = document.head.appendChild(document.createElement("style"));
  style.textContent = ".vega-bindings { display: none !important; }";
  let [data, version, driving, trail, shown] = [first, null, false, [], ""];

  const place = ({ name, low, high }) => [name, low, high].join();
  const value = (control) => values.get(place(control));
  const shownAs = (control) => Number(value(control)).toFixed(Math.min(6, Math.max(0, -Math.floor(Math.log10(control.step) + 1e-9))));

  // Vega's own inputs. A chart in a closed tab is left alone until it is opened.
  const inputs = (name) =>
    [...document.querySelectorAll(`.vega-bind input[name="${CSS.escape(name)}"]`)].filter(
      (input) => input.closest(CHART)?.getClientRects().length,
    );
  const bind = (control, input) => {
    const wanted = value(control);
    const on = input.type === "checkbox" ? Boolean(wanted) : input.type === "radio" ? input.value === wanted : null;
    if (on === null ? input.value === String(wanted) : input.checked === on) return;
    if (on === null) input.value = wanted;
    else input.checked = on;
    if (on === false && input.type === "radio") return; // its neighbour tells Vega
    driving = true;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    if (on !== null) input.dispatchEvent(new Event("change", { bubbles: true }));
    driving = false;
  };
  const drive = (control) => inputs(control.name).forEach((input) => bind(control, input));
  const driveAll = () => data.controls.forEach(drive);

  const tell = () => {
    const named = (controls) => Object.fromEntries(controls.map((control) => [control.name, value(control)]));
    const seen = data.controls.filter(({ kind }) => kind !== "text");
    say(`${data.channel}:values`, { ...bus.last.get(`${data.channel}:values`), ...named(seen) });
    const address = seen.map((control) => [control.name, value(control) === control.default ? null : value(control)]);
    say(`address:${data.channel}`, { ...bus.last.get(`address:${data.channel}`), ...Object.fromEntries(address) });
  };

  const walk = () => {
    const memory = data.controls.find(({ name }) => name === data.trail);
    if (!memory) return;
    const here = data.controls.slice(0, 2).map(value).join();
    if (trail.at(-1) === here) return;
    trail = [...trail, here].slice(-PLACES);
    values.set(place(memory), trail.join(";"));
    drive(memory);
  };

  const set = (control, next) => {
    values.set(place(control), next);
    drive(control);
    walk();
    show();
    tell();
  };

  // The page's own controls, built anew only where their names, ranges or words change.
  const build = () => {
    box.replaceChildren(...data.controls.filter(visible).map((control) => BUILD[control.kind](control)));
  };
  const visible = ({ name, kind }) => kind !== "text" && !data.hidden.includes(name);
  const part = (tag, attributes, ...children) => {
    const made = Object.assign(document.createElement(tag), attributes);
    made.append(...children);
    return made;
  };
  const BUILD = {
    range: (control) => {
      const { name, low: min, high: max, step } = control;
      const input = part("input", { type: "range", name, min, max, step });
      input.oninput = () => set(control, Number(input.value));
      const output = part("output", {});
      control.show = () => ([input.value, output.textContent] = [value(control), shownAs(control)]);
      return part("label", { className: "control range" }, part("span", { textContent: control.label }), output, input);
    },
    checkbox: (control) => {
      const input = part("input", { type: "checkbox", name: control.name });
      input.onchange = () => set(control, input.checked);
      control.show = () => (input.checked = Boolean(value(control)));
      return part("label", { className: "control checkbox" }, input, part("span", { textContent: control.label }));
    },
    radio: (control) => {
      const buttons = control.options.map((option) => {
        const button = part("button", { type: "button", name: control.name, textContent: option });
        button.onclick = () => set(control, option);
        return button;
      });
      control.show = () => buttons.forEach((one) => one.setAttribute("aria-pressed", one.textContent === value(control)));
      const label = part("span", { textContent: control.label });
      const group = part("div", { className: "control radio" }, label, part("div", { className: "options" }, ...buttons));
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", control.label);
      return group;
    },
  };
  const show = () => data.controls.forEach((control) => control.show?.());

  // Something else moved a chart's input, such as a player.
  const moved = ({ target }) => {
    if (driving || !target.matches?.(".vega-bind input")) return;
    const control = data.controls.find(({ name }) => name === target.name);
    if (!control || (target.type === "radio" && !target.checked)) return;
    const read = { range: Number(target.value), checkbox: target.checked };
    set(control, read[target.type] ?? target.value);
  };
  document.addEventListener("input", moved);
  document.addEventListener("change", moved);

  // Numbers that a chart computed, and inputs that came with a chart that was drawn anew.
  const read = (nodes) => {
    const told = nodes.map((node) => node.textContent).filter((text) => text.startsWith("readout|"));
    if (!told.length) return;
    const pairs = told.flatMap((text) => text.split("|").slice(1)).map((pair) => pair.split("="));
    const numbers = Object.fromEntries(pairs.map(([name, text]) => [name, text === "" || isNaN(text) ? text : Number(text)]));
    say(`${data.channel}:values`, { ...bus.last.get(`${data.channel}:values`), ...numbers });
  };
  const look = (records) => {
    const touched = records.map(({ target }) => (target.nodeType === Node.TEXT_NODE ? target.parentElement : target));
    const texts = touched.filter((node) => node?.closest(`${CHART} svg`));
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.nodeType === Node.ELEMENT_NODE);
    if (added.some((node) => node.matches(".vega-bind") || node.querySelector(".vega-bind"))) {
      watchSizes();
      driveAll();
    }
    read([...texts.filter((node) => node.tagName === "text"), ...added.flatMap((node) => [...node.querySelectorAll("text")])]);
    read(added.filter((node) => node.tagName === "text"));
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  const sizes = new ResizeObserver(driveAll); // a tab was opened
  const watchSizes = () => document.querySelectorAll(CHART).forEach((chart) => sizes.observe(chart));

  const take = (next) => {
    data = next;
    if (data.version !== version) {
      values.clear();
      trail = [];
    }
    version = data.version;
    for (const control of data.controls) if (!values.has(place(control))) values.set(place(control), control.first);
    const looks = JSON.stringify(data.controls.map(({ first: _, default: __, ...look }) => look)) + data.hidden;
    if (looks !== shown) trail = [];
    shown = looks;
    build();
    show();
    driveAll();
    walk();
    watchSizes();
    tell();
    read([...document.querySelectorAll(`${CHART} svg text`)]);
  };
  const stop = () => {
    observer.disconnect();
    sizes.disconnect();
    document.removeEventListener("input", moved);
    document.removeEventListener("change", moved);
    bus.last.delete(`address:${data.channel}`);
    style.remove();
  };
  return { take, stop };
}

export default function ({ data, parentElement }) {
  const mirror = once(parentElement, () => makeMirror(parentElement, data));
  mirror.take(data);
  return mirror.stop;
}
