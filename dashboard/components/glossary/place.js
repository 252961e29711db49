/** Where the card stands. */

const AWAY = 6; // px, from the word
const RIM = 8; // px, from the window's

/**
 * Return where the card's left upper corner belongs: below the word, above where there is no room, within the window.
 *
 * @param {{ left: number, top: number, bottom: number }} word
 * @param {{ width: number, height: number }} card
 * @param {{ width: number, height: number }} room Of the window.
 * @returns {{ left: number, top: number }}
 */
export function placeOf(word, card, room) {
  const below = word.bottom + AWAY;
  const above = word.top - AWAY - card.height;
  const fits = below + card.height + RIM <= room.height || above < RIM;
  return {
    left: Math.max(RIM, Math.min(word.left, room.width - card.width - RIM)),
    top: fits ? Math.max(RIM, Math.min(below, room.height - card.height - RIM)) : above,
  };
}
