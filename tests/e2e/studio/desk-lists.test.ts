// Takes over 10 s: each test loads the Studio.
import {switchStatus} from '@reader-article/content'
import {connect} from '@reader-article/import'
import type {SanityClient} from '@sanity/client'

import {expect, test} from '../fixtures.ts'
import {logIn, openEntry, openForm} from '../studio.ts'

test('articles that need work are counted and listed by the reason, until they are mended', async ({
  page,
  servers,
}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  const article = {
    _id: 'article-in-need',
    _type: 'article',
    title: 'In Need of Attention',
    slug: {_type: 'slug', current: 'in-need-of-attention'},
    reader: {_type: 'reference', _ref: 'reader-310482'},
    excerpt: 'Short.',
    body: [
      {
        _type: 'block',
        _key: 'block',
        style: 'normal',
        markDefs: [
          {
            _type: 'articleLink',
            _key: 'link',
            article: {_type: 'reference', _ref: 'never-published', _weak: true},
          },
        ],
        children: [{_type: 'span', _key: 'span', marks: ['link'], text: 'A link'}],
      },
    ],
  }
  await logIn(page, servers.studio)
  await openEntry(page, 'Articles', 'Needing attention')
  const reason = page.getByRole('link', {name: /^A link to something unpublished/})
  await expect(reason).toContainText('(0)')

  await client.createOrReplace(article)
  await expect(reason).toContainText('(1)')
  await reason.click()
  const row = page.getByTestId('document-list-pane').getByRole('link', {name: article.title})
  await expect(row).toBeVisible()

  await client.create({...article, _id: 'never-published', title: 'Published Now', body: []})
  await expect(reason).toContainText('(0)')
  await expect(row).toHaveCount(0)
  await client.delete({query: '*[_id in ["article-in-need", "never-published"]]'})
})

test('a new article by a reader is opened from the form of the reader', async ({page, servers}) => {
  await logIn(page, servers.studio)
  await openEntry(page, 'Readers', 'Noor Haddad')
  await openForm(page)
  const name = await page.getByTestId('document-panel-document-title').textContent()
  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name: 'New article by this reader'}).click()
  const form = await openForm(page)
  await expect(form).toContainText(name ?? 'no name')
  await expect(form.getByTestId('field-title').getByRole('textbox')).toHaveValue('')
})

test('each status has the number of its readers and lists them, live', async ({page, servers}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  await client.create({_id: 'status-on-a-walk', _type: 'status', label: 'On a walk', tone: 'away'})
  const lastStatuses = [
    {readerId: 'reader-310482', status: await readStatus(client, 'reader-310482')},
    {readerId: 'reader-093356', status: await readStatus(client, 'reader-093356')},
  ]
  const names = await client.fetch<string[]>(
    '*[_id in ["reader-310482", "reader-093356"]] | order(_id).name',
  )

  await logIn(page, servers.studio)
  await openEntry(page, 'Readers by status')
  const walking = page.getByTestId('status-counts').getByRole('link', {name: /^On a walk/})
  await expect(walking).toContainText('no readers')
  await walking.click()
  const readers = page.getByTestId('readers-of-status')
  await expect(readers).toContainText('No reader has this status now.')

  await switchStatus(client, {readerId: 'reader-310482', status: 'On a walk'})
  await expect(walking).toContainText('1 reader')
  await switchStatus(client, {readerId: 'reader-093356', status: 'On a walk'})
  await expect(walking).toContainText('2 readers')
  await expect(readers.getByRole('link')).toHaveCount(2)
  for (const name of names) {
    await expect(readers).toContainText(name)
  }
  await readers.getByRole('link').first().click()
  await openForm(page)

  // A status that ends leaves the list without a switch.
  const until = new Date(Date.now() + 2000).toISOString()
  await switchStatus(client, {readerId: 'reader-310482', status: 'On a walk', until, next: 'Busy'})
  await expect(walking).toContainText('2 readers')
  await expect(walking).toContainText('1 reader')

  for (const {readerId, status} of lastStatuses) {
    await switchStatus(client, {readerId, status})
  }
  await expect(walking).toContainText('no readers')
  await client.delete({
    query: '*[_type == "statusChange" && (to.id == $id || from.id == $id)]',
    params: {id: 'status-on-a-walk'},
  })
  await client.delete('status-on-a-walk')
})

test('readers and topics have the number of their articles beside them, live', async ({
  page,
  servers,
}) => {
  const client = await connect({lake: servers.lake, environment: {}})
  await client.create({_id: 'reader-counted', _type: 'reader', name: 'Counted Reader', pin: '9898'})
  await client.create({_id: 'topic-counted', _type: 'topic', title: 'Counted Topic'})

  await logIn(page, servers.studio)
  await openEntry(page, 'Articles', 'By reader')
  const reader = page
    .getByTestId('readers-with-articles')
    .getByRole('link', {name: 'Counted Reader'})
  await expect(reader).toContainText('no articles')
  await client.create({_id: 'counted-1', ...countedArticle('First Counted')})
  await expect(reader).toContainText('1 article')
  // A draft of a published article counts once, a new draft as well.
  await client.create({_id: 'drafts.counted-1', ...countedArticle('First Counted, Changed')})
  await client.create({_id: 'drafts.counted-2', ...countedArticle('Second Counted')})
  await expect(reader).toContainText('2 articles')

  await reader.click()
  const articles = page.getByTestId('document-list-pane')
  await expect(articles.getByRole('link', {name: 'Second Counted'})).toBeVisible()
  await openEntry(page, 'Articles', 'By topic')
  const topic = page.getByTestId('topics-with-articles').getByRole('link', {name: 'Counted Topic'})
  await expect(topic).toContainText('2 articles')
  await topic.click()
  await expect(articles.getByRole('link', {name: 'First Counted, Changed'})).toBeVisible()

  await client.delete({query: '*[_type == "article" && reader._ref == "reader-counted"]'})
  await client.delete({query: '*[_id in ["reader-counted", "topic-counted"]]'})
})

function countedArticle(title: string) {
  return {
    _type: 'article',
    title,
    reader: {_type: 'reference', _ref: 'reader-counted'},
    topics: [{_type: 'reference', _key: 'topic', _ref: 'topic-counted'}],
  }
}

async function readStatus(client: SanityClient, readerId: string): Promise<string> {
  return client.fetch<string>(
    '*[_type == "availability" && reader._ref == $readerId][0].status->label',
    {readerId},
  )
}
