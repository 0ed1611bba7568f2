import {markup, serialise} from '@reader-article/content'
import {expect, test} from 'vitest'

import {extraStyles} from '../reader-article/article-extras.styles.ts'
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
    styles: SHADOW_STYLES.article,
  })
})

test('there are no nodes without an article', () => {
  expect(renderArticleNodes(markup, null, rendering)).toBeUndefined()
})

test.each([
  {_type: 'pullQuote', text: 'Quoted.'},
  {_type: 'callout', title: 'Boxed', body: ['Words.']},
  {_type: 'audio', file: {asset: {_ref: 'file-abc-mp3'}}},
  {_type: 'audio', caption: 'Heard', transcript: 'Words.'},
  'Long. '.repeat(5000),
])('the styles of what few articles have come with it: %#', (block) => {
  expect(stylesOf({title: 'T', body: [block]})).toBe(SHADOW_STYLES.article + SHADOW_STYLES.extras)
})

test('related articles and contents have their styles', () => {
  const heading = {_type: 'block', style: 'h2', children: [{_type: 'span', text: 'H'}]}
  for (const fields of [
    {related: [{title: 'R', slug: 'r'}]},
    {body: [heading, heading, heading, heading, heading]},
  ]) {
    expect(stylesOf({title: 'T', body: ['Words.'], ...fields})).toContain(SHADOW_STYLES.extras)
  }
})

test('every part of the extra styles is in an element that brings them', () => {
  const parts = [...extraStyles.cssText.matchAll(/\[part[$~]?='([\w-]+)'/g)].map(([, part]) => part)
  expect(new Set(parts)).toEqual(
    // `contents`, `label`, `h3` and `h4` are in a nav; `warning` is a callout, and `transcript` is in `audio`.
    new Set('callout contents h3 h4 label pull-quote stretch transcript warning'.split(' ')),
  )
})

test('a theme is written for the shadow root of an article', () => {
  const styles = stylesOf({title: 'T', body: ['Words.']}, 'magazine')
  expect(styles.startsWith(SHADOW_STYLES.article)).toBe(true)
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
