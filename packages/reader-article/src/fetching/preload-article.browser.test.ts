import {articleQueryUrl} from '@reader-article/content'
import {afterEach, beforeAll, describe, expect, it, vi} from 'vitest'

import {configure} from '../configuration.ts'
import {makeElement, showElement, testDataset} from '../element/on-page.test.helper.ts'
import {preloadArticle} from './preload-article.ts'

const RENDERER_URL = new URL('../reader-article/renderer.ts', import.meta.url).href

beforeAll(() => configure(testDataset))

afterEach(() => {
  document.body.replaceChildren()
  for (const link of document.querySelectorAll('link[rel$=preload]')) {
    link.remove()
  }
})

// The last test defines the element, which cannot be undone.
describe('preloadArticle', () => {
  it.each([
    [{slug: 'quiet'}, 'slug', 'quiet'],
    [{'article-id': 'article-quiet'}, 'id', 'article-quiet'],
    [{pin: '9001'}, 'pin', '9001'],
  ] as const)('preloads the URL that the element fetches: %j', (attributes, by, value) => {
    document.body.append(makeElement('reader-article', attributes))
    preloadArticle(RENDERER_URL)
    expect(findPreloadLinks().map(({href}) => href)).toEqual([
      articleQueryUrl(testDataset, {by, value}),
    ])
    expect(findPreloadLinks()[0]).toMatchObject({
      rel: 'preload',
      as: 'fetch',
      crossOrigin: 'anonymous',
    })
    expect(findRendererLinks()).toHaveLength(1)
  })

  it('preloads the visible article if there are several', () => {
    const above = makeElement('reader-article', {slug: 'above'})
    above.style.cssText = 'position: absolute; top: -500px'
    document.body.append(above, makeElement('reader-article', {slug: 'in-view'}))
    preloadArticle(RENDERER_URL)
    expect(findPreloadLinks().map(({href}) => new URL(href).searchParams.get('$slug'))).toEqual([
      '"in-view"',
    ])
  })

  it.each([
    ['no article', ''],
    ['a lazy article', '<reader-article slug="quiet" loading="lazy"></reader-article>'],
    [
      'an article that a server has rendered',
      '<reader-article slug="quiet"><article part="article">Rendered.</article></reader-article>',
    ],
    [
      'an article with a shadow root from a server',
      '<reader-article slug="quiet"><template shadowrootmode="open">Rendered.</template></reader-article>',
    ],
    ['an element without a slug, id or PIN', '<reader-article></reader-article>'],
    ['an element with an invalid PIN', '<reader-article pin="one"></reader-article>'],
    [
      'an element with an invalid project',
      '<reader-article slug="quiet" project-id="?"></reader-article>',
    ],
  ])('preloads nothing if the page has %s', (_, html) => {
    document.body.setHTMLUnsafe(html)
    preloadArticle(RENDERER_URL)
    expect(findPreloadLinks()).toEqual([])
    expect(findRendererLinks()).toHaveLength(0)
  })

  it('searches the page once more when it has been parsed', () => {
    const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading')
    preloadArticle(RENDERER_URL)
    document.body.append(makeElement('reader-article', {slug: 'quiet'}))
    state.mockReturnValue('interactive')
    document.dispatchEvent(new Event('readystatechange'))
    document.dispatchEvent(new Event('readystatechange'))
    expect(findPreloadLinks()).toHaveLength(1)
    state.mockRestore()
  })

  it('saves the element its request, and does nothing if the element is defined', async () => {
    document.body.append(makeElement('reader-article', {slug: 'many-7'}))
    preloadArticle(RENDERER_URL)
    const url = articleQueryUrl(testDataset, {by: 'slug', value: 'many-7'})
    const fetches = () => performance.getEntriesByName(url).length
    await expect.poll(fetches).toBe(1)
    document.body.replaceChildren()
    await import('../define.ts')
    const element = await showElement('reader-article', {slug: 'many-7'})
    expect(element.article?.title).toBe('One of Many 7')
    expect(fetches()).toBe(1)

    preloadArticle(RENDERER_URL)
    expect(findPreloadLinks()).toHaveLength(1)
  })
})

function findPreloadLinks(): HTMLLinkElement[] {
  return [...document.querySelectorAll<HTMLLinkElement>('link[as=fetch]')]
}

function findRendererLinks(): NodeListOf<Element> {
  return document.querySelectorAll(`link[rel=modulepreload][href="${RENDERER_URL}"]`)
}
