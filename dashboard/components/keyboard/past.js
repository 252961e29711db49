/** What the browser's Back leads to: an entry for each thing that a visitor did. */

const DOES = ["click", "pointerup", "keydown", "change"];

/**
 * Let only the first new address after a visitor's act be a new entry; Streamlit makes one for each word that changes.
 *
 * @param {Pick<Window, "history" | "addEventListener" | "removeEventListener">} window
 * @returns {() => void} The way to stop.
 */
export function keepPast(window) {
  const { history } = window;
  let acted = false;
  const act = () => {
    acted = true;
  };
  const push = history.pushState.bind(history);
  history.pushState = (...entry) => {
    if (acted) push(...entry);
    else history.replaceState(...entry);
    acted = false;
  };
  for (const event of DOES) window.addEventListener(event, act, true);
  return () => {
    history.pushState = push;
    for (const event of DOES) window.removeEventListener(event, act, true);
  };
}
