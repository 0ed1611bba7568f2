import {expect, test} from 'vitest'

import {CARD_LOOKS} from './card-looks.ts'
import {keepCards} from './kept-cards.ts'

const {plain, midnight} = CARD_LOOKS

/** Returns a function that counts what it draws, and fails for the title 'fail'. */
function openCards() {
  const drawn: string[] = []
  const draw = keepCards(async ({title}) => {
    drawn.push(title)
    if (title === 'fail') {
      throw new Error('It cannot be drawn.')
    }
    return new Uint8Array([drawn.length])
  })
  return {
    drawn,
    draw: (title: string, look = plain) => draw({title, byline: '', siteName: ''}, look),
  }
}

test('a card is drawn once, also for requests at the same time', async () => {
  const {drawn, draw} = openCards()
  const [first, second] = await Promise.all([draw('A'), draw('A')])
  expect([await draw('A'), second]).toEqual([first, first])
  await draw('A', midnight)
  expect(drawn).toEqual(['A', 'A'])
})

test('of many cards, those that were used last are kept', async () => {
  const {drawn, draw} = openCards()
  for (let index = 0; index < 100; index++) {
    await draw(`Card ${index}`)
  }
  await draw('Card 0')
  await draw('One more')
  drawn.length = 0
  await draw('Card 0')
  await draw('Card 1')
  expect(drawn).toEqual(['Card 1'])
})

test('what cannot be drawn is tried again', async () => {
  const {drawn, draw} = openCards()
  for (let attempt = 0; attempt < 2; attempt++) {
    await expect(draw('fail')).rejects.toThrow('It cannot be drawn.')
  }
  expect(drawn).toEqual(['fail', 'fail'])
})
