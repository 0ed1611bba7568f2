import {describe, expect, it} from 'vitest'

import {articleValidUntil, renderArticle} from './index.ts'

const UNTIL = '2026-11-28T15:30:00.000Z'
const availability = {
  status: {label: 'On a break', tone: 'away', takesCalls: false},
  until: UNTIL,
  next: {label: 'Available', tone: 'available', takesCalls: true},
  note: 'tea',
}
const article = {
  title: 'Hours',
  reader: {_id: 'reader-1', name: 'Clara Voss', pin: '700107', availability},
  body: [
    {
      _type: 'readerCard',
      _key: 'a',
      reader: {
        _id: 'reader-2',
        name: 'Idris',
        availability: {...availability, until: '2026-11-28T15:20:00Z', note: null},
      },
    },
  ],
  settings: {timeZone: 'Europe/London', phoneLines: [{number: '+44 20 7946 0157'}]},
}

/** Renders the article at a time, and returns the readers' statuses and the links to call. */
function renderAt(time: string) {
  const now = new Date(`2026-11-28T${time}Z`)
  const html = renderArticle(article, {projectId: 'a', dataset: 'b', lang: 'en-GB', now})
  const statuses = [...html.matchAll(/<span part="status [\w-]+">(.*?)<\/span><\/p>/g)]
  return {
    statuses: statuses.map(([, status = '']) => status.replaceAll(/<[^>]+>/g, '')),
    calls: [...html.matchAll(/href="(tel:[^"]+)"/g)].map(([, href]) => href),
  }
}

describe('a status that ends, on a server', () => {
  it('is shown with its note and time before its end', () => {
    expect(renderAt('15:00:00')).toEqual({
      statuses: [
        'On a break, tea, until 15:30',
        'On a break, until 15:20',
        'On a break, tea, until 15:30',
      ],
      calls: [],
    })
  })

  it('is followed by the next status from its end, everywhere in the article', () => {
    expect(renderAt('15:20:00').statuses).toEqual([
      'On a break, tea, until 15:30',
      'Available',
      'On a break, tea, until 15:30',
    ])
    expect(renderAt('15:30:00')).toEqual({
      statuses: ['Available', 'Available', 'Available'],
      calls: ['tel:+442079460157,,700107'],
    })
  })

  it.each([
    ['15:00:00', '2026-11-28T15:20:00.000Z'],
    ['15:20:00', UNTIL],
    ['15:30:00', undefined],
  ])('makes the HTML of %s valid until %s', (time, until) => {
    expect(articleValidUntil(article, new Date(`2026-11-28T${time}Z`))?.toISOString()).toBe(until)
  })

  it('sets no limit for an article without such a status', () => {
    expect([articleValidUntil(null), articleValidUntil({title: 'X', body: []})]).toEqual([
      undefined,
      undefined,
    ])
  })
})
