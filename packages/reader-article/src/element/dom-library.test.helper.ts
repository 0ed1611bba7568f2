import {createServer} from 'node:http'

import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'

import '../define.ts'
import {configure} from '../configuration.ts'

const TAGS = [
  'reader-article',
  'reader-status',
  'reader-card',
  'reader-articles',
  'reader-directory',
] as const

/** Tests the elements in a library that imitates parts of a browser in Node. */
export function describeElementsIn(library: string): void {
  let apiHost = ''
  const server = createServer((request, response) => {
    const reader = request.url?.includes('700107') ? {name: 'Ada Quill', pin: '700107'} : null
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({result: reader}))
  })

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address && typeof address === 'object') {
      apiHost = `http://127.0.0.1:${address.port}`
    }
  })

  afterAll(() => server.close())

  afterEach(() => document.body.replaceChildren())

  describe(`an element in ${library}`, () => {
    it.each(TAGS)('<%s> keeps its fallback and fires its error event', async (tag) => {
      configure({projectId: undefined})
      const element = document.createElement(tag)
      element.append('Fallback')
      const failed = new Promise((resolve) => {
        element.addEventListener(`${tag}-error`, ({error}) => resolve([error.code, error.message]))
      })
      document.body.append(element)
      const [code, message] = Object(await failed)
      expect([code, message]).toEqual(['missing-attribute', expect.stringContaining(`<${tag}>`)])
      expect(element.textContent).toBe('Fallback')
      expect(element.shadowRoot?.querySelectorAll('slot').length).toBe(1)
    })

    it('shows a long article with a table of contents, and fires its load event', async () => {
      configure({projectId: 'abc123'})
      const element = document.createElement('reader-article')
      const body = Array.from({length: 120}, (_, index) => ({
        _type: 'block',
        style: index % 20 === 0 ? 'h2' : 'normal',
        children: [{_type: 'span', text: `Part ${index}`}],
      }))
      element.data = {title: 'At Hand', body}
      const loaded = new Promise((resolve) => {
        element.addEventListener('reader-article-load', ({article}) => resolve(article.title))
      })
      document.body.append(element)
      expect(await loaded).toBe('At Hand')
      const root = element.shadowRoot
      expect(root?.querySelectorAll('[part=body] p, [part=body] h2').length).toBe(120)
      expect(root?.querySelectorAll('[part=contents] a').length).toBe(6)
    })

    it('shows a reader that it has fetched, and the fallback if there is none', async () => {
      configure({projectId: 'abc123', apiHost})
      const element = document.createElement('reader-card')
      element.append('Fallback')
      element.pin = '700107'
      const loaded = new Promise((resolve) => {
        element.addEventListener('reader-card-load', ({reader}) => resolve(reader.name))
      })
      document.body.append(element)
      expect(await loaded).toBe('Ada Quill')
      expect(element.shadowRoot?.querySelector('[part=name]')?.textContent).toBe('Ada Quill')
      const failed = new Promise((resolve) => {
        element.addEventListener('reader-card-error', ({error}) => resolve(error.code))
      })
      element.pin = '999999'
      expect(await failed).toBe('not-found')
      expect(element.shadowRoot?.querySelectorAll('slot').length).toBe(1)
    })
  })
}
