import {Readability} from '@mozilla/readability'
import {afterEach, beforeAll, describe, expect, it} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'
import {showElement, testDataset} from '../element/on-page.test.helper.ts'
import {renderArticle} from './render-article.ts'

const SENTENCE = 'A sentence of the article, with a comma, and with many more words. '

beforeAll(() => configure(testDataset))

afterEach(() => document.body.replaceChildren())

describe('Readability, the library of Firefox’s reader view,', () => {
  it('finds the article that a server has rendered in the page', () => {
    const result = {
      title: 'How to Listen',
      reader: {_id: 'reader-1', name: 'Clara', pin: '700107'},
      publishedAt: '2026-05-03T12:00:00Z',
      signOff: 'With warmth,',
      body: [
        ...Array.from({length: 6}, (_, index) => [
          heading(index),
          `${index}: ${SENTENCE.repeat(4)}`,
        ]).flat(),
        {_type: 'callout', tone: 'tip', title: 'A tip', body: ['In the box.']},
      ],
    }
    const html = renderArticle(result, {...testDataset, slug: 'x', lang: 'en', shadow: false})
    const article = parse(`<nav><a href="/">Home</a></nav><main>${html}</main><aside>More</aside>`)
    const content = article?.textContent ?? ''
    for (let index = 0; index < 6; index++) {
      expect(content).toContain(`Part ${index}`)
      expect(content).toContain(`${index}: ${SENTENCE}`)
    }
    expect(article?.title).toBe('How to Listen')
    // Readability removes every footer and aside.
    expect(
      ['Home', 'With warmth,', 'In the box.'].filter((each) => content.includes(each)),
    ).toEqual([])
  })

  it('does not find an article in a shadow root', async () => {
    const element = await showElement('reader-article', {slug: 'everything'})
    expect(element.shadowRoot?.textContent).toContain('An opening with')
    const copy = new DOMParser().parseFromString(document.documentElement.outerHTML, 'text/html')
    expect(new Readability(copy).parse()?.textContent ?? '').not.toContain('An opening with')
  })
})

function parse(body: string) {
  const page = new DOMParser().parseFromString(
    `<!doctype html><html lang="en"><head><title>How to Listen</title></head><body>${body}</body></html>`,
    'text/html',
  )
  return new Readability(page).parse()
}

function heading(index: number) {
  return {_type: 'block', style: 'h2', children: [{_type: 'span', text: `Part ${index}`}]}
}
