import {expect, test} from 'vitest'

import {getPageStyles, THEME_NAMES} from './page-styles.ts'
import {renderArticleList} from './render-article-list.ts'
import {renderReader} from './render-reader.ts'

const page = {projectId: 'local', dataset: 'production', articlePath: '/articles/{slug}'}

test('a theme in a page finds the parts of tags without a shadow root', () => {
  const css = getPageStyles(['reader-article'], 'magazine')
  expect(css).toContain("reader-article [part~='lead']::first-letter {")
  expect(css).toContain('@layer reader-article {reader-article {')
  for (const theme of THEME_NAMES) {
    expect(getPageStyles([], theme)).not.toMatch(/::part\(|:host/)
  }
})

test('a theme can be that of the whole page, whose own parts then have its custom properties', () => {
  for (const theme of THEME_NAMES) {
    const [tags, whole] = [getPageStyles([], theme), getPageStyles([], theme, 'page')]
    expect(whole).toMatch(/^body \{$/m)
    expect(whole).not.toMatch(/^(?!body).*reader-directory\) \{$/m)
    expect(tags).not.toContain('body')
  }
})

test('a card is rendered without a shadow root, and escapes what editors wrote', () => {
  const html = renderReader(
    {name: '<b>Ada</b>', pin: '0043', tagline: '"Letters"', settings: {}},
    {...page, readerPath: '/readers/{pin}'},
  )
  expect(html).toBe(
    '<reader-card pin="0043"><div class="box"><div class="container"><article part="card" aria-label="&lt;b&gt;Ada&lt;/b&gt;"><div part="card-text"><p part="name"><a href="/readers/0043">&lt;b&gt;Ada&lt;/b&gt;</a></p><p part="quiet">&quot;Letters&quot;</p><p part="line"><span part="pin">PIN 0043</span> <span part="presence" data-reader=""></span></p><div part="calls" data-reader=""></div></div></article></div></div></reader-card>',
  )
  expect(renderReader(null, page)).toBe('')
})

test('a list is rendered with links, and has a message if it is empty', () => {
  const articles = [{title: 'A & B', slug: 'a-b', reader: {name: 'Ada', pin: '0043'}}]
  expect(renderArticleList({articles}, page)).toBe(
    '<reader-articles layout="list"><div part="articles"><ul part="list" role="list"><li part="teaser"><h2 part="teaser-title"><a href="/articles/a-b">A &amp; B</a></h2><p part="meta"><span>Ada</span></p></li></ul></div></reader-articles>',
  )
  expect(renderArticleList(null, {...page, lang: 'de', readerPin: '0043'})).toBe(
    '<reader-articles reader-pin="0043" layout="list"><div part="articles"><p part="message">Hier gibt es noch keine Artikel.</p></div></reader-articles>',
  )
})
