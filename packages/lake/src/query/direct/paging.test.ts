import {expect, test} from 'vitest'

import {openTemporaryLake} from '../../testing/temporary-lake.ts'

/** More documents than are read from an index at first. */
const COUNT = 120

test('an index is read further until there are enough documents, also if many have equal keys', async () => {
  const {mutate, request} = openTemporaryLake()
  await mutate(
    ...Array.from({length: COUNT}, (_, n) => ({
      create: {_id: `film-${String(n).padStart(3, '0')}`, _type: 'film', year: 1990, n},
    })),
    {create: {_id: 'drafts.film-110', _type: 'film', year: 1990, n: 110}},
  )
  const query = `*[_type == "film" && n >= 100] | order(year desc)[0...5]{n}`
  for (const [perspective, found] of [
    ['published', [100, 101, 102, 103, 104]],
    ['drafts', [100, 101, 102, 103, 104]],
    ['raw', [110, 100, 101, 102, 103]],
  ] as const) {
    const search = new URLSearchParams({query, perspective, explain: 'true'})
    const {body} = await request(`/data/query/production?${String(search)}`)
    expect(body).toMatchObject({
      result: found.map((n) => ({n})),
      explanation: {evaluatedBy: 'database', steps: [{access: 'index', isOrdered: true}]},
    })
  }
})
