// Takes over 10 s: each test loads the Studio.
import type {Locator, Page} from '@playwright/test'
import {connect} from '@reader-article/import'

import {expect, test} from '../fixtures.ts'
import {logIn} from '../studio.ts'
import {paste} from './clipboard.ts'

// A busy machine takes long to load the Studio.
const LOADING_TIMEOUT = 120_000
const SENTENCE = 'The moon moves the sea.'
/** A picture of one pixel. */
const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const WORD = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- @list l0:level1 {mso-level-number-format:decimal;} --></style></head><body>
<h1>Dreams in <b>winter</b><o:p></o:p></h1>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h2 style='mso-list:l7 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>What to keep</h2>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>A notebook</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp; </span></span><![endif]>A pencil</p>
<p class=MsoNormal>A claim<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>, a <a href="https://example.org/">link</a> and a <a href="javascript:alert(1)">trap</a>.</p>
<table><tr><td>Monday</td><td>Sea</td></tr></table>
<p class=MsoNormal><img src="${PICTURE}" alt="The sea"><img src="file:///C:/clip_image001.png" alt="A map"></p>
<div style='mso-element:footnote-list'><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1">[1]</a> The proof.</p></div></div>
</body></html>`

type Client = Awaited<ReturnType<typeof connect>>

test('text from Word becomes headings, lists, notes and pictures, is undone in one step, and is published', async ({
  page,
  servers,
}) => {
  const id = 'article-from-word'
  const client = await connect({lake: servers.lake, environment: {}})
  const editor = await openText(page, servers, {client, id})
  await page.keyboard.press('Enter')
  await expect.poll(() => describeBody(client, `drafts.${id}`)).toHaveLength(2)
  const pasted = [
    `normal: ${SENTENCE}`,
    'h2: Dreams in winter',
    'h2: 1. What to keep',
    'number 1: A notebook',
    'number 1: A pencil',
    'normal: A claim[1], a link and a trap.',
    'normal: Monday | Sea',
    'figure: The sea',
    'number 1: The proof.',
  ]

  await paste(page, editor, {'text/html': WORD, 'text/plain': 'Dreams in winter'})
  await expect.poll(() => describeBody(client, `drafts.${id}`)).toEqual(pasted)
  const message = page.getByRole('alert').filter({hasText: 'Check the pasted text'})
  await expect(message).toContainText('not on the clipboard were left out (“A map”)')
  await expect(message).toContainText('became plain text (“javascript:alert(1)”)')
  await expect(message).toContainText('Tables became text')

  await editor.focus()
  await page.keyboard.press('ControlOrMeta+z')
  await expect
    .poll(() => describeBody(client, `drafts.${id}`))
    .toEqual([`normal: ${SENTENCE}`, 'normal: '])

  await paste(page, editor, {'text/html': WORD, 'text/plain': 'Dreams in winter'})
  await expect.poll(() => describeBody(client, `drafts.${id}`)).toEqual(pasted)
  await page.getByTestId('action-publish').click()
  await expect.poll(() => describeBody(client, id)).toEqual(pasted)
})

test('text is pasted into a sentence, into a list, as plain text and from the Studio itself', async ({
  page,
  servers,
}) => {
  const id = 'article-with-pasted-words'
  const client = await connect({lake: servers.lake, environment: {}})
  const editor = await openText(page, servers, {client, id, caret: 'The '.length})
  const body = () => describeBody(client, `drafts.${id}`)

  // The editor notices late that the caret has moved: each paste waits for a key that was typed there.
  await page.keyboard.type('very ')
  await expect.poll(body).toEqual(['normal: The very moon moves the sea.'])
  await paste(page, editor, {
    'text/html': '<meta charset="utf-8"><span style="font-weight:700">full</span><span> </span>',
    'text/plain': 'full ',
  })
  await expect.poll(body).toEqual(['normal: The very full moon moves the sea.'])

  await paste(page, editor, {
    'text/html': '<p>old</p><h3>A heading</h3><p>new </p>',
    'text/plain': 'old\n\nA heading\n\nnew ',
  })
  const start = ['normal: The very full old', 'h3: A heading']
  await expect.poll(body).toEqual([...start, 'normal: new moon moves the sea.'])

  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('!')
  await expect.poll(async () => (await body()).at(-1)).toBe('normal: new moon moves the sea.!')
  await page.keyboard.press('Enter')
  await expect.poll(body).toHaveLength(4)
  await paste(page, editor, {
    'text/html': '<ul><li>one</li><li>two</li></ul>',
    'text/plain': 'one\ntwo',
  })
  const text = [...start, 'normal: new moon moves the sea.!']
  await expect.poll(body).toEqual([...text, 'bullet 1: one', 'bullet 1: two'])
  await paste(page, editor, {
    'text/html': '<ol><li> too</li><li>three</li></ol>',
    'text/plain': ' too\nthree',
  })
  const withList = [...text, 'bullet 1: one', 'bullet 1: two too', 'bullet 1: three']
  await expect.poll(body).toEqual(withList)
  await paste(page, editor, {'text/plain': ', plain'})
  const all = [...withList.slice(0, 5), 'bullet 1: three, plain']
  await expect.poll(body).toEqual(all)

  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+x')
  await expect.poll(async () => (await body()).join('')).not.toContain('moon')
  await page.keyboard.press('ControlOrMeta+v')
  await expect.poll(body).toEqual(all)
  await expect(page.getByText('Check the pasted text')).toHaveCount(0)
})

test('a picture that was copied alone is uploaded once, and a remote one is named', async ({
  page,
  servers,
}) => {
  const id = 'article-with-pasted-pictures'
  const client = await connect({lake: servers.lake, environment: {}})
  const editor = await openText(page, servers, {client, id})
  const body = () => describeBody(client, `drafts.${id}`)
  await page.keyboard.type('!')
  await expect.poll(body).toEqual([`normal: ${SENTENCE}!`])

  await paste(page, editor, {'text/html': '<img src="https://example.org/sea.png" alt="The sea">'})
  await expect(page.getByText('Pictures on other websites were left out (“The sea”)')).toBeVisible()

  await editor.evaluate(async (element, url) => {
    const clipboardData = new DataTransfer()
    const picture = await (await fetch(url)).blob()
    clipboardData.items.add(new File([picture], 'sea.png', {type: 'image/png'}))
    clipboardData.setData('text/html', '<img src="https://example.org/sea.png" alt="A copy">')
    element.dispatchEvent(
      new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}),
    )
  }, PICTURE)
  await expect
    .poll(async () => (await body()).filter((line) => line.startsWith('figure')))
    .toEqual(['figure: a picture'])
  await expect(page.getByText('“A copy”')).toHaveCount(0)
})

test('a biography takes over paragraphs, and lists as text', async ({page, servers}) => {
  const id = 'reader-with-pasted-biography'
  const client = await connect({lake: servers.lake, environment: {}})
  await client.createOrReplace({_id: `drafts.${id}`, _type: 'reader', name: 'Paula Paste'})
  await logIn(page, servers.studio)
  await page.goto(`${servers.studio}/intent/edit/id=${id};type=reader`)
  const biography = page.getByTestId('field-biography')
  const editor = biography.getByTestId('pt-editor').getByRole('textbox')
  await editor.click({timeout: LOADING_TIMEOUT})
  await page.keyboard.type('Paula')
  await expect
    .poll(() => describeText(client, `drafts.${id}`, 'biography'))
    .toEqual(['normal: Paula'])
  await page.keyboard.press('Enter')
  await paste(page, editor, {
    'text/html': `<h1>About</h1><ol><li>one</li><li>two</li></ol><img src="${PICTURE}" alt="A face">`,
    'text/plain': 'About\none\ntwo',
  })
  await expect
    .poll(() => describeText(client, `drafts.${id}`, 'biography'))
    .toEqual(['normal: Paula', 'normal: About', 'normal: 1. one', 'normal: 2. two'])
  await expect(page.getByText('Pictures were left out (“A face”)')).toBeVisible()
})

/** Puts the caret into the sentence by a click. */
async function clickAt(page: Page, sentence: Locator, caret: number): Promise<void> {
  await sentence.scrollIntoViewIfNeeded()
  const {x, y} = await sentence.evaluate((element, offset) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() ?? element
    const range = document.createRange()
    range.setStart(text, offset - 1)
    range.setEnd(text, offset)
    const {right, top, height} = range.getBoundingClientRect()
    return {x: right, y: top + height / 2}
  }, caret)
  await page.mouse.click(x, y)
}

async function openText(
  page: Page,
  servers: {studio: string},
  {client, id, caret = SENTENCE.length}: {client: Client; id: string; caret?: number},
): Promise<Locator> {
  const reader = await client.fetch<string>('*[_type == "reader"][0]._id')
  const span = {_type: 'span', _key: 'span', text: SENTENCE, marks: []}
  await client.createOrReplace({
    _id: `drafts.${id}`,
    _type: 'article',
    title: 'An Article with Pasted Text',
    slug: {_type: 'slug', current: id},
    reader: {_type: 'reference', _ref: reader},
    body: [{_type: 'block', _key: 'block', style: 'normal', markDefs: [], children: [span]}],
  })
  await logIn(page, servers.studio)
  await page.goto(`${servers.studio}/intent/edit/id=${id};type=article`)
  const body = page.getByTestId('field-body')
  const sentence = body.getByText(SENTENCE)
  await expect(sentence).toBeVisible({timeout: LOADING_TIMEOUT})
  await clickAt(page, sentence, caret)
  await expect(body.getByTestId('pt-editor').getByRole('textbox')).toBeFocused()
  return body.getByTestId('pt-editor').getByRole('textbox')
}

interface StoredBlock {
  _type: string
  style?: string
  listItem?: string
  level?: number
  alt?: string
  asset?: unknown
  children?: {text: string}[]
}

async function describeBody(client: Client, id: string): Promise<string[]> {
  return describeText(client, id, 'body')
}

async function describeText(
  client: Client,
  id: string,
  field: 'body' | 'biography',
): Promise<string[]> {
  const blocks = await client.fetch<StoredBlock[] | null>(
    `*[_id == $id][0].${field}`,
    {id},
    {perspective: 'raw'},
  )
  return (blocks ?? []).map(({_type, style, listItem, level, alt, asset, children}) =>
    _type === 'block'
      ? `${listItem === undefined ? style : `${listItem} ${level}`}: ${(children ?? []).map(({text}) => text).join('')}`
      : `${_type}: ${asset === undefined ? 'without a picture' : (alt ?? 'a picture')}`,
  )
}
