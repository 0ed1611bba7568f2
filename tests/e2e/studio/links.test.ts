// Takes over 10 s: each test loads the Studio.
import {connect} from '@reader-article/import'
import type {Locator, Page} from '@playwright/test'

import {expect, test} from '../fixtures.ts'
import {logIn, openForm} from '../studio.ts'

const TEXT = 'A text with a link'

test('the address of a link has the focus, is completed, and Enter returns to the text', async ({
  page,
  servers,
}) => {
  const id = 'article-with-links'
  const client = await connect({lake: servers.lake, environment: {}})
  await createArticle(client, id)
  await logIn(page, servers.studio)
  const editor = await openText(page, servers.studio, id)
  for (const [address, href] of [
    ['example.com', 'https://example.com'],
    ['info@example.com', 'mailto:info@example.com'],
    ['020 7946 0123', 'tel:02079460123'],
    ['/contact', '/contact'],
  ]) {
    const input = await openLink(page, editor)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(address ?? '')
    await page.keyboard.press('Enter')
    await expect(input).toHaveCount(0)
    await expect(editor).toBeFocused()
    await expect.poll(() => fetchHrefs(client, id)).toEqual([href])
  }
})

test('Enter leaves the caret behind the link', async ({page, servers}) => {
  const id = 'article-with-text-behind-a-link'
  const client = await connect({lake: servers.lake, environment: {}})
  await createArticle(client, id)
  await logIn(page, servers.studio)
  const editor = await openText(page, servers.studio, id)
  const input = await openLink(page, editor)
  await page.keyboard.type('example.com')
  await page.keyboard.press('Enter')
  await expect(input).toHaveCount(0)
  await expect(editor).toBeFocused()
  await page.keyboard.type(' behind it')
  await expect(editor).toHaveText(`${TEXT} behind it`)
  await expect(editor.locator('[data-annotation]')).toHaveText('link')
  await expect.poll(() => fetchHrefs(client, id)).toEqual(['https://example.com'])
})

test('an address that no link may have stays in the field, with a message that says what is wrong', async ({
  page,
  servers,
}) => {
  const id = 'article-with-a-rejected-link'
  const client = await connect({lake: servers.lake, environment: {}})
  await createArticle(client, id)
  await logIn(page, servers.studio)
  const editor = await openText(page, servers.studio, id)
  const input = await openLink(page, editor)
  const message = page.getByTestId('popover-edit-dialog').getByRole('alert')
  for (const [address, problem] of [
    ['javascript:alert(1)', /^A link may not begin with javascript: Use https:/],
    ['a page', /^An address has no spaces/],
    ['contact', /^Begin with https:/],
  ] as const) {
    await input.fill(address)
    await expect(message).toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect(message).toHaveText(problem)
    await expect(input).toBeFocused()
    await expect(input).toHaveValue(address)
    await expect(input).toHaveAccessibleDescription(problem)
    expect(await fetchHrefs(client, id)).not.toContain(address)
  }
  await input.fill('example.com')
  await page.keyboard.press('Enter')
  await expect(input).toHaveCount(0)
  await expect.poll(() => fetchHrefs(client, id)).toEqual(['https://example.com'])
})

test('Escape leaves no link behind and no address changed, and a click elsewhere stores the address', async ({
  page,
  servers,
}) => {
  const id = 'article-with-a-cancelled-link'
  const client = await connect({lake: servers.lake, environment: {}})
  await createArticle(client, id)
  await logIn(page, servers.studio)
  const editor = await openText(page, servers.studio, id)
  await openLink(page, editor)
  await page.keyboard.type('example.com')
  await page.keyboard.press('Escape')
  await expect(editor).toBeFocused()
  await expect.poll(() => fetchHrefs(client, id)).toEqual([])

  await openLink(page, editor)
  await page.keyboard.type('example.org')
  await page.getByTestId('document-panel-document-title').click()
  await expect.poll(() => fetchHrefs(client, id)).toEqual(['https://example.org'])

  const input = await openLink(page, editor)
  await expect(input).toHaveValue('https://example.org')
  await input.fill('example.net')
  await page.keyboard.press('Escape')
  await expect(input).toHaveCount(0)
  const reopened = await openLink(page, editor)
  await expect(reopened).toHaveValue('https://example.org')
})

type Client = Awaited<ReturnType<typeof connect>>

async function createArticle(client: Client, id: string): Promise<void> {
  const span = {_type: 'span', _key: 'span', text: TEXT, marks: []}
  await client.createOrReplace({
    _id: `drafts.${id}`,
    _type: 'article',
    title: 'An Article with Links',
    body: [{_type: 'block', _key: 'block', style: 'normal', markDefs: [], children: [span]}],
  })
}

async function openText(page: Page, studio: string, id: string): Promise<Locator> {
  await page.goto(`${studio}/intent/edit/id=${id};type=article`)
  const form = await openForm(page)
  const body = form.getByTestId('field-body')
  await body.getByText(TEXT).click()
  return body.getByTestId('pt-editor').getByRole('textbox')
}

/** Opens the link of the text, or a new link on its last word, and returns the address, which has the focus. */
async function openLink(page: Page, editor: Locator): Promise<Locator> {
  const link = editor.locator('[data-annotation]')
  if ((await link.count()) > 0) {
    await link.click()
    await page.getByTestId('edit-annotation-button').click()
  } else {
    await editor.click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.press('ControlOrMeta+Shift+ArrowLeft')
    await page.getByTestId('field-body').getByRole('button', {name: 'Link', exact: true}).click()
  }
  const address = page.getByTestId('popover-edit-dialog').getByRole('textbox', {name: 'Address'})
  await expect(address).toBeFocused()
  return address
}

function fetchHrefs(client: Client, id: string): Promise<unknown> {
  return client.fetch(
    '*[_id == $id][0].body[].markDefs[].href',
    {id: `drafts.${id}`},
    {perspective: 'raw'},
  )
}
