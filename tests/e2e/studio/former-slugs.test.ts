// Takes over 10 s: it loads the Studio.
import {connect} from '@reader-article/import'
import type {Page} from '@playwright/test'

import {expect, test} from '../fixtures.ts'
import {logIn, openForm, publish} from '../studio.ts'

const ID = 'article-that-moves'

test('an article keeps its former slugs, and is recorded as withdrawn until it is published again', async ({
  page,
  servers,
}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  const fetchSlugs = () =>
    client.fetch<unknown>(
      '*[_id == $id][0]{"slug": slug.current, formerSlugs}',
      {id: ID},
      {perspective: 'published'},
    )
  const fetchWithdrawn = () =>
    client.fetch<unknown>('*[_id == $id][0].slugs', {id: `withdrawn-${ID}`})
  await client.createOrReplace({
    _id: ID,
    _type: 'article',
    title: 'A Moving Article',
    slug: {_type: 'slug', current: 'first-place'},
    reader: {_type: 'reference', _ref: 'reader-310482'},
    publishedAt: '2026-01-05T10:00:00Z',
    body: [
      {
        _type: 'block',
        _key: 'block',
        style: 'normal',
        markDefs: [],
        children: [{_type: 'span', _key: 'span', text: 'A text.', marks: []}],
      },
    ],
  })
  await logIn(page, servers.studio)
  await page.goto(`${servers.studio}/intent/edit/id=${ID};type=article`)
  const form = await openForm(page)
  const slug = page.getByTestId('field-slug').getByRole('textbox')
  const formerSlugs = form.getByTestId('former-slugs').getByRole('listitem')
  await expect(formerSlugs).toHaveCount(0)

  await slug.fill('second-place')
  await publish(page)
  await expect.poll(fetchSlugs).toEqual({slug: 'second-place', formerSlugs: ['first-place']})
  await expect(formerSlugs).toHaveText(['first-place'])

  await slug.fill('first-place')
  await publish(page)
  await expect.poll(fetchSlugs).toEqual({slug: 'first-place', formerSlugs: ['second-place']})

  await withdraw(page, 'Unpublish')
  await expect.poll(fetchSlugs).toBe(null)
  await expect.poll(fetchWithdrawn).toEqual(['first-place', 'second-place'])

  await form.getByRole('button', {name: 'Remove second-place'}).click()
  await expect(formerSlugs).toHaveCount(0)
  await slug.fill('third-place')
  await publish(page)
  await expect.poll(fetchSlugs).toEqual({slug: 'third-place', formerSlugs: ['first-place']})
  await expect.poll(fetchWithdrawn).toBe(null)

  await withdraw(page, 'Delete')
  await expect.poll(fetchSlugs).toBe(null)
  await expect.poll(fetchWithdrawn).toEqual(['third-place', 'first-place'])
  await client.delete(`withdrawn-${ID}`)
})

async function withdraw(page: Page, action: 'Unpublish' | 'Delete'): Promise<void> {
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name: action}).click()
  await page.getByTestId('confirm-removal').click()
}
