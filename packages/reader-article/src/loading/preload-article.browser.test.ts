import {articleQueryUrl} from '@reader-article/content'
import {afterEach, beforeAll, describe, expect, it, vi} from 'vitest'

import {configure} from '../configuration.ts'
import {make, shown, testDataset} from '../content-element/on-page.test.helper.ts'
import {preloadArticle} from './preload-article.ts'

beforeAll(() => configure(testDataset))

afterEach(() => {
  document.body.replaceChildren()
  for (const link of links()) {
    link.remove()
  }
})

// The element is defined last of all, since it can never be undefined again.
describe('preloading', () => {
  it.each([
    [{slug: 'quiet'}, 'slug', 'quiet'],
    [{'article-id': 'article-quiet'}, 'id', 'article-quiet'],
    [{pin: '9001'}, 'pin', '9001'],
  ] as const)('asks for the address that the element asks for: %j', (attributes, by, value) => {
    document.body.append(make('reader-article', attributes))
    preloadArticle()
    expect(links().map(({href}) => href)).toEqual([articleQueryUrl(testDataset, {by, value})])
    expect(links()[0]).toMatchObject({rel: 'preload', as: 'fetch', crossOrigin: 'anonymous'})
  })

  it('takes the article that is in view, of several', () => {
    const above = make('reader-article', {slug: 'above'})
    above.style.cssText = 'position: absolute; top: -500px'
    document.body.append(above, make('reader-article', {slug: 'in-view'}))
    preloadArticle()
    expect(links().map(({href}) => new URL(href).searchParams.get('$slug'))).toEqual(['"in-view"'])
  })

  it.each([
    ['no article', ''],
    ['a lazy one', '<reader-article slug="quiet" loading="lazy"></reader-article>'],
    [
      'one that a server has rendered',
      '<reader-article slug="quiet"><article part="article">Rendered.</article></reader-article>',
    ],
    [
      'one with a shadow root of a server’s',
      '<reader-article slug="quiet"><template shadowrootmode="open">Rendered.</template></reader-article>',
    ],
    ['one that names no article', '<reader-article></reader-article>'],
    ['one whose PIN is none', '<reader-article pin="one"></reader-article>'],
    ['one whose project is none', '<reader-article slug="quiet" project-id="?"></reader-article>'],
  ])('asks for nothing where the page has %s', (_, html) => {
    document.body.setHTMLUnsafe(html)
    preloadArticle()
    expect(links()).toEqual([])
  })

  it('looks again, once, when the page has been read', () => {
    const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading')
    preloadArticle()
    document.body.append(make('reader-article', {slug: 'quiet'}))
    state.mockReturnValue('interactive')
    document.dispatchEvent(new Event('readystatechange'))
    document.dispatchEvent(new Event('readystatechange'))
    expect(links()).toHaveLength(1)
    state.mockRestore()
  })

  it('serves the element, which asks for nothing then; and leaves a defined element alone', async () => {
    document.body.append(make('reader-article', {slug: 'many-7'}))
    preloadArticle()
    const address = articleQueryUrl(testDataset, {by: 'slug', value: 'many-7'})
    const asked = () => performance.getEntriesByName(address).length
    await expect.poll(asked).toBe(1)
    document.body.replaceChildren()
    await import('../define.ts')
    const element = await shown('reader-article', {slug: 'many-7'})
    expect(element.article?.title).toBe('One of Many 7')
    expect(asked()).toBe(1)

    preloadArticle()
    expect(links()).toHaveLength(1)
  })
})

function links(): HTMLLinkElement[] {
  return [...document.querySelectorAll<HTMLLinkElement>('link[as=fetch]')]
}
