// Fills the fields of a template with what was last said on "<channel>:values" and with the charts' own sliders.
const FIELD = /«(\w+)(?::(\+?)\.(\d+)f)?»/g;
const TOKENS = /(#.*$)|("""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\b(import|from|as|def|return|for|in|if|else|with|while|print|not|and|or|lambda|None|True|False)\b/gm;

function format(value, sign, decimals) {
  if (value === undefined) return "…";
  if (decimals === undefined) return String(value);
  const number = Number(value);
  const text = number.toFixed(Number(decimals));
  return sign && number >= 0 ? `+${text}` : text;
}

const escape = (text) => text.replace(/[&<>]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[letter]);

function coloured(code) {
  let html = "";
  let end = 0;
  for (const match of code.matchAll(TOKENS)) {
    const kind = match[1] ? "comment" : match[2] ? "string" : "keyword";
    html += `${escape(code.slice(end, match.index))}<span class="${kind}">${escape(match[0])}</span>`;
    end = match.index + match[0].length;
  }
  return html + escape(code.slice(end));
}

const marked = (text) =>
  escape(text)
    .replace(/\*([^*]+)\*/g, "<em>$1</em>")
    .replace(/_\{([^}]*)\}/g, "<sub>$1</sub>")
    .replace(/\^\{([^}]*)\}/g, "<sup>$1</sup>");

function makeText(root, first) {
  const text = { data: first, values: {} };
  const body = root.querySelector(".body");
  const copy = root.querySelector(".copy");

  text.show = () => {
    const { template, kind } = text.data;
    const filled = template.replace(FIELD, (_, name, sign, decimals) => format(text.values[name], sign, decimals));
    if (filled === text.filled) return;
    text.filled = filled;
    body.className = `body ${kind}`;
    copy.hidden = kind !== "code";
    if (kind === "code") body.innerHTML = coloured(filled);
    else body.innerHTML = marked(filled);
  };
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(text.filled);
      copy.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(body); // without HTTPS there is no clipboard: the text is ready for Ctrl+C
      copy.textContent = "Press Ctrl+C";
    }
    setTimeout(() => (copy.textContent = "Copy"), 1500);
  };

  const stopValues = hear(`${first.channel}:values`, (values) => {
    text.values = { ...text.values, ...values };
    text.show();
  });
  // The charts' sliders: their present values, then every move.
  const named = new Set([...first.template.matchAll(FIELD)].map((match) => match[1]));
  const take = (input) => {
    if (!named.has(input.name) || (input.type === "radio" && !input.checked)) return;
    const read = { range: Number(input.value), checkbox: input.checked };
    text.values = { ...text.values, [input.name]: read[input.type] ?? input.value };
    text.show();
  };
  const moved = (event) => event.target.matches?.(".vega-bind input, .vega-bind select") && take(event.target);
  document.addEventListener("input", moved);
  document.querySelectorAll(".vega-bind input, .vega-bind select").forEach(take);
  text.stop = () => (stopValues(), document.removeEventListener("input", moved));
  return text;
}

export default function ({ data, parentElement }) {
  const text = once(parentElement, () => makeText(parentElement, data));
  text.data = data;
  text.show();
  return text.stop;
}
