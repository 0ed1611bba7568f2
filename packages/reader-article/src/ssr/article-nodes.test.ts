import {markup, serialise} from '@reader-article/content'
import {expect, test} from 'vitest'

import {renderArticleNodes} from './article-nodes.ts'
import {renderArticle} from './render-article.ts'
import {SHADOW_STYLES} from './shadow-styles.generated.ts'

const rendering = {projectId: 'abc', dataset: 'production', lang: 'de', headingLevel: 2} as const

test('an article is made of nodes of any kind, which are those of its HTML', () => {
  const article = {title: '<T>', slug: 'a"b', body: ['Words.'], signOff: 'Yours,'}
  const nodes = renderArticleNodes(markup, article, {...rendering, hide: ['cover']})
  expect(nodes && {...nodes, content: serialise(nodes.content)}).toEqual({
    attributes: {
      slug: 'a"b',
      'project-id': 'abc',
      dataset: 'production',
      'api-host': undefined,
      lang: 'de',
      'heading-level': 2,
      hide: 'cover',
      'article-path': undefined,
    },
    content: contentOf(renderArticle(article, {...rendering, hide: ['cover'], styles: false})),
    styles: expect.stringMatching(/^:host\{letter-spacing/),
  })
})

test('there are no nodes without an article', () => {
  expect(renderArticleNodes(markup, null, rendering)).toBeUndefined()
})

const heading = {_type: 'block', style: 'h2', children: [{_type: 'span', text: 'H'}]}

test.each([
  ['[part=pull-quote]', {body: [{_type: 'pullQuote', text: 'Quoted.'}]}],
  ['[part~=callout]', {body: [{_type: 'callout', title: 'Boxed', body: ['Words.']}]}],
  ['audio{', {body: [{_type: 'audio', file: {asset: {_ref: 'file-abc-mp3'}}}]}],
  ['[part=transcript]', {body: [{_type: 'audio', caption: 'Heard', transcript: 'Words.'}]}],
  ['[part=stretch]', {body: ['Long. '.repeat(5000)]}],
  ['[part=contents]', {body: [heading, heading, heading, heading, heading]}],
  ['nav a{', {related: [{title: 'R', slug: 'r'}]}],
  ['blockquote{', {body: [{...heading, style: 'blockquote'}]}],
  ['[part~=heading]{', {body: [heading]}],
  ['[part=photo]', {reader: {name: 'Ada', photo: {asset: {_ref: 'image-abc-100x100-jpg'}}}}],
  ['[part=sign-off]{', {signOff: 'Yours,'}],
])('the styles %s come only with an article that needs them', (rule, fields) => {
  expect(stylesOf({title: 'T', body: ['Words.'], ...fields})).toContain(rule)
  expect(stylesOf({title: 'T', body: ['Words.']})).not.toContain(rule)
})

test('what a switch of a status adds to an article has its styles from the beginning', () => {
  const styles = stylesOf({title: 'T', body: ['Words.'], reader: {name: 'Ada', pin: '0043'}})
  for (const rule of ['busy', 'in-call', 'away', 'unavailable', 'call']) {
    expect(styles).toMatch(new RegExp(`\\[part~?=${rule}\\](?::before)?\\{`))
  }
})

test('a theme is written for the shadow root of an article', () => {
  const styles = stylesOf({title: 'T', body: ['Words.']}, 'magazine')
  expect(styles.startsWith(stylesOf({title: 'T', body: ['Words.']}))).toBe(true)
  expect(styles).toContain('[part~=lead]:first-letter{float:inline-start')
  expect(styles).toContain('@media print{:host{color-scheme:light}}')
  expect(Object.values(SHADOW_STYLES.themes).join('')).not.toMatch(
    /reader-(?:articles|card|directory)|::part|>|:empty/,
  )
})

function stylesOf(article: object, theme?: 'magazine'): string {
  return renderArticleNodes(markup, article, rendering, theme)?.styles ?? ''
}

function contentOf(html: string): string {
  return /<template[^>]*>(.*)<\/template>/s.exec(html)?.[1] ?? ''
}
