// A presenter's clicker sends PageUp and PageDown; R returns to the state of the link. Each key presses the
// control of that name, so that keyboard and mouse can't do different things.
const CONTROLS = { PageUp: "pager_back", PageDown: "pager_next", r: "reset", R: "reset" };
const TYPING = "input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";

function press(event) {
  const control = CONTROLS[event.key];
  if (!control || event.ctrlKey || event.metaKey || event.altKey || event.composedPath()[0].matches?.(TYPING)) return;
  const target = document.querySelector(`.st-key-${control} a, .st-key-${control} button`);
  if (!target) return;
  event.preventDefault();
  target.click();
}

export default function ({ parentElement }) {
  return once(parentElement, () => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
