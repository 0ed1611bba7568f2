import type {Copy} from '../content/content-store.ts'
import type {Reply} from '../http/reply.ts'
import type {Site} from '../site.ts'
import {CARD_LOOKS} from './card-looks.ts'
import type {CardText} from './draw-card.ts'

/** Draws the card of a page for link previews, in the theme of the site. */
export async function cardReply(
  text: CardText,
  keys: readonly string[],
  copies: readonly Copy[],
  {theme = 'plain'}: Site,
): Promise<Reply> {
  // The font is loaded with the first card.
  const {drawKeptCard} = await import('./kept-cards.ts')
  return {
    status: 200,
    type: 'image/png',
    body: await drawKeptCard(text, CARD_LOOKS[theme]),
    headers: {'cross-origin-resource-policy': 'cross-origin'},
    keys,
    copies,
  }
}
