import {toDrawable} from './card-font.ts'
import {drawCard} from './draw-card.ts'

/** A card takes about 20 kB. */
const MAX_CARDS = 100

/**
 * Returns a function that draws each card once, and keeps those that were used last. To draw one takes ten times as
 * long as to render a page, and a query without a meaning gives the same card an address of its own.
 */
export function keepCards(draw: typeof drawCard): typeof drawCard {
  // The least recently used card is the first.
  const cards = new Map<string, ReturnType<typeof drawCard>>()
  return (text, look) => {
    const key = JSON.stringify([[text.title, text.byline, text.siteName].map(toDrawable), look])
    const card = cards.get(key) ?? draw(text, look)
    cards.delete(key)
    cards.set(key, card)
    const [oldest] = cards.keys()
    if (cards.size > MAX_CARDS && oldest !== undefined) {
      cards.delete(oldest)
    }
    card.catch(() => cards.delete(key))
    return card
  }
}

/** Draws a card, or returns a copy that is kept. */
export const drawKeptCard = keepCards(drawCard)
