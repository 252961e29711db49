/** Buttons that copy, and say so for a moment. */
const MOMENT = 1500; // ms

/**
 * Copy a text; the button says what became of it.
 *
 * @param {HTMLButtonElement} button
 * @param {string} text
 * @param {() => string} refused Called where there is no clipboard, as without HTTPS; returns what the button says then.
 */
export async function copyBy(button, text, refused) {
  button.dataset.label ??= button.textContent ?? "";
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = refused();
  }
  setTimeout(() => {
    button.textContent = button.dataset.label ?? "";
  }, MOMENT);
}
