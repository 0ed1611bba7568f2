import {serialise} from '@reader-article/content'
import {expect, test} from 'vitest'

import {openDelivery} from '../open-delivery.test.helper.ts'
import {readScript, toMarkup} from './read-script.test.helper.ts'

const PATH = '/embed/how-to-listen.js'

test('a script has an article as data, and any page may load it', async () => {
  const {get, apiHost} = await openDelivery()
  const response = await get(PATH)
  const {tag, styles, article, problem, elements} = readScript(await response.text())
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=1, stale-while-revalidate=1, stale-if-error=86400',
    'surrogate-key': expect.stringMatching(/^article-how-to-listen reader-004711 /),
  })
  expect(serialise(toMarkup(tag))).toBe(
    `<reader-article slug="how-to-listen" project-id="local" dataset="production" api-host="${apiHost}" lang="en" article-path="https://site.example/articles/{slug}"></reader-article>`,
  )
  expect(serialise(toMarkup(article))).toContain('<p part="lead">Listening is slow.</p>')
  expect(styles).toMatch(/^:host\{/)
  expect(problem).toBe(
    'The article of https://site.example/embed/how-to-listen.js has no place. Its script tag must be in the body of the page, where the article shall stand: not in the head, in a shadow tree, or of type module.',
  )
  expect(elements).toBeUndefined()
})

test('a script that a browser has is not sent again', async () => {
  const {get} = await openDelivery()
  const tag = (await get(PATH)).headers.get('etag') ?? ''
  const again = await get(PATH, {headers: {'if-none-match': tag}})
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('links to pages of every origin, also of the own one, do not tell the page', async () => {
  const {get} = await openDelivery()
  const {article} = readScript(await (await get(PATH)).text())
  expect(serialise(toMarkup(article))).toContain(
    '<a href="https://site.example/articles/an-older-letter" rel="noopener noreferrer">',
  )
})

test('theme, hidden parts, language and level of headings are in the query', async () => {
  const {get} = await openDelivery()
  const query = 'theme=magazine&hide=header,call&lang=de&heading-level=3'
  const {tag, styles, article} = readScript(await (await get(`${PATH}?${query}`)).text())
  expect(serialise(toMarkup(tag))).toContain(' lang="de" heading-level="3" hide="header call"')
  expect(styles).toContain('[part~=lead]:first-letter')
  const html = serialise(toMarkup(article))
  expect(html).toContain('<h4 ')
  expect(html).not.toMatch(/part="title"|tel:/)
})

test.each(['live', 'live=', 'live=true', 'live=1'])(
  'with %s the status is updated by the elements, if the site has them',
  async (query) => {
    const elements = 'https://site.example/elements/reader-article.js'
    for (const site of [{}, {elements}]) {
      const {get} = await openDelivery(undefined, site)
      const script = readScript(await (await get(`${PATH}?${query}`)).text())
      expect(serialise(toMarkup(script.tag))).toContain(' live="">')
      expect(script.elements).toBe(Object.values(site)[0])
    }
  },
)

test('without live, a script loads no elements', async () => {
  const elements = 'https://site.example/elements/reader-article.js'
  const {get} = await openDelivery(undefined, {elements})
  expect(readScript(await (await get(PATH)).text()).elements).toBeUndefined()
})

test.each([
  [
    'nothing.js',
    'There is no published article with the slug "nothing", so nothing is shown. https://site.example/sitemap.xml lists all.',
  ],
  ['how-to-listen.js?theme=neon', 'theme "neon" is not a theme.'],
  ['how-to-listen.js?hide=ads', 'hide contains "ads", which is no part.'],
  ['how-to-listen.js?heading-level=7', 'heading-level "7" is not a level.'],
  ['how-to-listen.js?live=perhaps', 'live "perhaps" is not a value.'],
  ['.js', 'There is no published article with the slug ""'],
  [
    '%3C%2Fscript%3E%E2%80%A8%22.js',
    'There is no published article with the slug "</script>\u2028\\""',
  ],
])('the script %s only says what is wrong', async (name, problem) => {
  const {get} = await openDelivery()
  const response = await get(`/embed/${name}`)
  const script = await response.text()
  // Browsers run no script with the status 404.
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
  ])
  expect(script).not.toMatch(/[<\u2028]/)
  const message: unknown = JSON.parse(/^console\.error\((".*")\)\n$/.exec(script)?.[1] ?? '')
  expect(message).toContain(`https://site.example/embed/${name.replace(/\?.*/, '')}: ${problem}`)
})
