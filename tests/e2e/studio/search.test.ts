// Takes over 10 s: each test loads the Studio, and one stores 5,000 articles.
import {connect} from '@reader-article/import'

import {expect, test} from '../fixtures.ts'
import {logIn, openEntry} from '../studio.ts'

const JOSE = {_id: 'reader-000033', _type: 'reader', name: 'José Müller', pin: '000033'}
const ARTICLES = 5000

test('the lists and the search find names without their accents and apostrophes', async ({
  page,
  servers,
}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  await client.createOrReplace(JOSE)
  await logIn(page, servers.studio)
  await openEntry(page, 'Readers')
  const rows = page.getByTestId('document-list-pane').getByRole('link')
  for (const [search, name] of [
    ["O'Hara", 'Siobhán O’Hara'],
    ['ohara', 'Siobhán O’Hara'],
    ['siobhan', 'Siobhán O’Hara'],
    ['jose', JOSE.name],
    ['muller', JOSE.name],
    ['mueller', JOSE.name],
  ] as const) {
    await page.getByPlaceholder('Search list').fill(search)
    await expect(rows).toHaveText([new RegExp(`^${name}`, 'u')])
  }

  await page.getByTestId('studio-search').click()
  const searchEverything = page.locator('input[placeholder="Search"]:focus')
  const results = page.getByTestId('search-results').getByRole('option')
  await searchEverything.fill('mueller')
  await expect(results.filter({hasText: JOSE.name})).toHaveCount(1)
  await searchEverything.fill("o'hara")
  await expect(results.filter({hasText: 'Siobhán O’Hara'}).first()).toBeVisible()
  await client.delete(JOSE._id)
})

test('the last of 5,000 articles can be scrolled to, and rows out of view are not kept', async ({
  page,
  servers,
}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  for (let first = 0; first < ARTICLES; first += 250) {
    const transaction = client.transaction()
    for (let index = first; index < first + 250; index++) {
      transaction.createOrReplace({
        _id: `article-of-many-${index}`,
        _type: 'article',
        title: `One of Many ${index}`,
        publishedAt: new Date(Date.UTC(2012, 0, 1) - index * 86_400_000).toISOString(),
      })
    }
    await transaction.commit({visibility: 'async'})
  }
  await logIn(page, servers.studio)
  await openEntry(page, 'Articles', 'All articles')
  const pane = page.getByTestId('document-list-pane')
  const last = pane.getByRole('link', {name: `One of Many ${ARTICLES - 1}`})
  await expect(pane.getByRole('link').first()).toBeVisible()
  await expect(async () => {
    await pane.hover()
    await page.mouse.wheel(0, 1_000_000)
    await expect(last).toBeVisible({timeout: 2000})
  }).toPass()
  expect(await pane.getByRole('link').count()).toBeLessThan(100)
  for (let first = 0; first < ARTICLES; first += 1000) {
    await client.delete({
      query: '*[_id in $ids]',
      params: {
        ids: Array.from({length: 1000}, (_, index) => `article-of-many-${first + index}`),
      },
    })
  }
})
