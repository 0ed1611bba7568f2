import {afterEach, describe, expect, it, vi} from 'vitest'

import {registerLocale} from '../locales/locales.ts'
import {renderArticle} from './render-article.ts'

const dataset = {projectId: 'abc', dataset: 'production'} as const
const result = {title: '<Hello>', slug: 'a"b', body: ['Words & more.'], signOff: 'Yours,'}
const rendered =
  '<article part="article" aria-label="&lt;Hello&gt;"><header part="header">' +
  '<h1 part="title">&lt;Hello&gt;</h1><p part="meta"><span part="reading-time">1 Min. Lesezeit</span></p></header>' +
  '<div part="body" dir="auto"><p part="lead">Words &amp; more.</p></div>' +
  '<footer part="footer"><p part="sign-off">Yours,</p></footer></article>'

afterEach(() => vi.restoreAllMocks())

describe('renderArticle', () => {
  it('warns once about a block of an unknown type, but not about a block with a renderer or a figure without an image', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const body = [
      {_type: 'figure', caption: 'Without an image'},
      {_type: 'poll', question: 'Yes?'},
      {_type: 'weather', text: 'Rain'},
      {_type: 'weather', text: 'Sun'},
    ]
    const blocks = {poll: () => undefined}
    for (let time = 0; time < 2; time++) {
      expect(renderArticle({title: 'T', body}, {...dataset, blocks})).toContain('Sun')
    }
    await expect.poll(() => warn.mock.calls.length).toBe(1)
    expect(warn.mock.calls.flat()).toEqual([
      'An article has a block of the unknown type "weather"; only its text is shown. Add a renderer with registerBlock("weather", …), or on a server with the option blocks.',
    ])
  })

  it('renders the element with its article in declarative shadow DOM', () => {
    const html = renderArticle(result, {...dataset, lang: 'de', fallback: 'Read <it> there'})
    expect(removeStyles(html)).toBe(
      '<reader-article slug="a&quot;b" project-id="abc" dataset="production" lang="de">' +
        `<template shadowrootmode="open" shadowrootclonable><style></style>${rendered}</template>` +
        'Read &lt;it&gt; there</reader-article>',
    )
  })

  it('renders the article without a shadow root, with styles for the element only', () => {
    const html = renderArticle(result, {...dataset, lang: 'de', shadow: false})
    expect(removeStyles(html)).toBe(
      '<reader-article slug="a&quot;b" project-id="abc" dataset="production" lang="de">' +
        `<style></style>${rendered}</reader-article>`,
    )
    const css = /<style>([^<]*)<\/style>/.exec(html)?.[1] ?? ''
    expect([
      css.startsWith('@layer reader-article {reader-article {'),
      css.includes(':host'),
    ]).toEqual([true, false])
  })

  it('links to readers by the given path, and marks links that leave the site', () => {
    const markDefs = [
      {_key: 'r', _type: 'readerLink', pin: '0043', slug: 'ada'},
      {_key: 'l', _type: 'link', href: 'https://advice.example/x'},
    ]
    const children = [
      {_type: 'span', text: 'Ada', marks: ['r']},
      {_type: 'span', text: ' there', marks: ['l']},
    ]
    const linked = {title: 'Links', body: [{_type: 'block', markDefs, children}]}
    const body = (options: object) =>
      /<p part="lead">(.*?)<\/p>/.exec(renderArticle(linked, {...dataset, ...options}))?.[1]
    expect(body({})).toBe(
      '<span>Ada</span><a href="https://advice.example/x" rel="noopener noreferrer"> there</a>',
    )
    expect(body({readerPath: '/readers/{pin}', origin: 'https://advice.example'})).toBe(
      '<a href="/readers/0043">Ada</a><a href="https://advice.example/x"> there</a>',
    )
  })

  it('links to articles by the given path, else by an absolute URL in the settings, else not at all', () => {
    const text = renderWithLinks(undefined, '/articles/{slug}')
    expect(findLinkUrls(text)).toEqual([])
    expect(text).toContain('<span>Text</span>')
    expect(text).toContain('<li><span>Other</span></li><li><span>Nowhere</span></li>')
    expect(findLinkUrls(renderWithLinks(undefined, 'https://line.example/{slug}'))).toEqual([
      'https://line.example/a',
      'https://line.example/b',
    ])
    const withOwnPath = renderWithLinks('/columns/{slug}', 'https://line.example/{slug}')
    expect(findLinkUrls(withOwnPath)).toEqual(['/columns/a', '/columns/b'])
    expect(getOpeningTag(withOwnPath)).toBe(
      '<reader-article slug="links" project-id="abc" dataset="production" article-path="/columns/{slug}">',
    )
  })

  it('uses a language that has been registered', () => {
    registerLocale('ga', {readingTime: '{n} nóim. léitheoireachta'})
    expect(renderArticle(result, {...dataset, lang: 'ga'})).toContain('>1 nóim. léitheoireachta<')
  })

  it('uses English for an invalid language', () => {
    const dated = {...result, publishedAt: '2026-05-03T12:00:00Z'}
    expect(renderArticle(dated, {...dataset, lang: 'not_a_language!'})).toContain(
      '>May 3, 2026</time>',
    )
  })

  it.each([
    [9, 'h6'],
    [0, 'h1'],
    [2.4, 'h2'],
    [Number.NaN, 'h1'],
  ])('treats a heading level of %d as the element does', (headingLevel, tag) => {
    expect(renderArticle(result, {...dataset, headingLevel})).toContain(`<${tag} part="title">`)
  })

  it('leaves fetching to the element if there is no article', () => {
    expect(renderArticle(null, {...dataset, slug: 'a"b', fallback: 'Read it there'})).toBe(
      '<reader-article slug="a&quot;b" project-id="abc" dataset="production">Read it there</reader-article>',
    )
  })

  it('puts the nonce on its styles, and can omit them', () => {
    expect(renderArticle(result, {...dataset, nonce: 'n"1'})).toContain('<style nonce="n&quot;1">')
    expect(renderArticle(result, {...dataset, styles: false})).not.toContain('<style')
  })

  it('identifies the article by the given key, else by its slug, else by its id', () => {
    const withoutSlug = {_id: 'article-x', title: 'X'}
    expect([
      getOpeningTag(renderArticle(withoutSlug, dataset)),
      getOpeningTag(renderArticle(result, {...dataset, pin: '700107', attributes: {live: true}})),
    ]).toEqual([
      '<reader-article article-id="article-x" project-id="abc" dataset="production">',
      '<reader-article pin="700107" project-id="abc" dataset="production" live>',
    ])
  })

  it('renders custom blocks, and the text of unknown blocks', () => {
    const html = renderArticle(
      {
        title: 'Own',
        body: [
          {_type: 'poll', question: '<b>Why?</b>'},
          {_type: 'x', words: 'Kept.'},
        ],
      },
      {...dataset, blocks: {poll: ({question}, h) => h('p', {part: 'poll'}, String(question))}},
    )
    expect(html).toContain('<p part="poll">&lt;b&gt;Why?&lt;/b&gt;</p><p>Kept.</p>')
  })

  it('rejects an attribute name that would break out of the tag', () => {
    expect(() => renderArticle(result, {...dataset, attributes: {'x><script': ''}})).toThrow(
      '"x><script" is not a valid attribute name',
    )
  })
})

/** Renders an article with links to other articles. */
function renderWithLinks(articlePath: string | undefined, setting: string): string {
  const markDefs = [{_key: 'a', _type: 'articleLink', slug: 'a'}]
  const children = [{_type: 'span', text: 'Text', marks: ['a']}]
  const article = {
    title: 'Links',
    slug: 'links',
    body: [{_type: 'block', markDefs, children}],
    related: [{title: 'Other', slug: 'b'}, {title: 'Nowhere'}],
    settings: {articlePath: setting},
  }
  return renderArticle(article, {...dataset, articlePath})
}

function findLinkUrls(html: string): (string | undefined)[] {
  return [...html.matchAll(/<a href="([^"#]*)"/g)].map(([, url]) => url)
}

function removeStyles(html: string): string {
  return html.replace(/<style>[^<]*<\/style>/, '<style></style>')
}

function getOpeningTag(html: string): string {
  return html.slice(0, html.indexOf('>') + 1)
}
