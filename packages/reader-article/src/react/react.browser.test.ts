import {act, createElement, type ReactElement} from 'react'
import {createRoot, hydrateRoot, type Root} from 'react-dom/client'
import {renderToString} from 'react-dom/server'
import {afterEach, beforeAll, describe, expect, inject, it, vi} from 'vitest'

import {makeAvailability, makeReader, countRequests, write} from '../element/on-page.test.helper.ts'
import type {ReaderArticleErrorEvent, ReaderArticleLoadEvent} from '../events.ts'
import {ReaderArticle, ReaderStatus} from './index.ts'

const dataset = {projectId: 'local', datasetName: 'production', apiHost: inject('lakeUrl')}
let root: Root | undefined

beforeAll(() => {
  Object.assign(globalThis, {IS_REACT_ACT_ENVIRONMENT: true})
})

afterEach(async () => {
  await act(async () => root?.unmount())
  document.body.replaceChildren()
})

describe('<ReaderArticle>', () => {
  it('shows an article, and passes its event to onLoad', async () => {
    const {props, loaded} = withHandlers({...dataset, slug: 'quiet', className: 'wide'})
    await render(createElement(ReaderArticle, props))
    expect((await loaded).article.title).toBe('A Quiet One')
    const element = document.querySelector('reader-article')
    expect(element?.shadowRoot?.querySelector('h1')?.textContent).toBe('A Quiet One')
    expect(element?.className).toBe('wide')
  })

  it.each([
    [{headingLevel: '3'} as const, 'h3'],
    [{'heading-level': '4'}, 'h4'],
  ])('accepts a heading level as text: %j', async (level, title) => {
    const {props, loaded} = withHandlers({...dataset, slug: 'quiet', ...level})
    await render(createElement(ReaderArticle, props))
    await loaded
    const shown = document.querySelector('reader-article')?.shadowRoot
    expect(shown?.querySelector('[part=title]')?.localName).toBe(title)
  })

  it('loads another article when its slug changes', async () => {
    const first = withHandlers({...dataset, slug: 'quiet'})
    await render(createElement(ReaderArticle, first.props))
    await first.loaded
    const second = withHandlers({...dataset, slug: 'older-letter'})
    await render(createElement(ReaderArticle, second.props))
    expect((await second.loaded).article.title).toBe('An Older Letter')
  })

  it('keeps its children if the article cannot be loaded, and passes the error to onError', async () => {
    const {promise: failed, resolve: onError} = Promise.withResolvers<ReaderArticleErrorEvent>()
    const props = {...dataset, slug: 'nowhere', onError}
    await render(createElement(ReaderArticle, props, 'Read it on the site'))
    expect((await failed).error.code).toBe('not-found')
    const slot = document.querySelector('reader-article')?.shadowRoot?.querySelector('slot')
    expect(slot?.assignedNodes().map((node) => node.textContent)).toEqual(['Read it on the site'])
  })

  it('shows an article from the prop data', async () => {
    const {props, loaded} = withHandlers({...dataset, data: {title: 'At Hand', body: ['Words.']}})
    await render(createElement(ReaderArticle, props))
    expect((await loaded).article.title).toBe('At Hand')
  })

  it('uses the language from the prop lang', async () => {
    const {props, loaded} = withHandlers({...dataset, slug: 'everything', lang: 'de'})
    await render(createElement(ReaderArticle, props))
    await loaded
    expect(
      document.querySelector('reader-article')?.shadowRoot?.querySelector('[part=meta]')
        ?.textContent,
    ).toBe('3. Mai 2026 · 1 Min. Lesezeit')
  })

  it('hydrates the HTML of a server without errors', async () => {
    const errors = vi.spyOn(console, 'error')
    const {props, loaded} = withHandlers({...dataset, slug: 'quiet', lang: 'en'})
    await hydrate(createElement(ReaderArticle, props, 'Read it on the site'))
    expect((await loaded).article.title).toBe('A Quiet One')
    const shownDataset = document.querySelector('reader-article')?.getAttribute('dataset')
    expect([shownDataset, errors.mock.calls]).toEqual(['production', []])
    errors.mockRestore()
  })

  it('hydrates with data, and fetches nothing', async () => {
    const data = {title: 'At Hand', slug: 'at-hand', body: ['Words.']}
    const {props, loaded} = withHandlers({...dataset, data})
    const before = countRequests()
    await hydrate(createElement(ReaderArticle, props))
    expect((await loaded).article.title).toBe('At Hand')
    expect(countRequests()).toBe(before)
  })
})

describe('<ReaderStatus>', () => {
  it("shows a reader's status", async () => {
    const {promise: loaded, resolve} = Promise.withResolvers<string | undefined>()
    await render(
      createElement(ReaderStatus, {
        ...dataset,
        pin: '004711',
        onLoad: (event) => resolve(event.reader.status?.label),
      }),
    )
    expect(await loaded).toBe('Available')
  })

  it('passes a changed status to onStatusChange', async () => {
    await write(makeReader('590001', 'React One'), makeAvailability('590001', 'available'))
    const {promise: loaded, resolve: onLoad} = Promise.withResolvers<unknown>()
    const {promise: changed, resolve} = Promise.withResolvers<string | undefined>()
    const props = {...dataset, pin: '590001', onLoad}
    await render(
      createElement(ReaderStatus, {
        ...props,
        onStatusChange: ({status}) => resolve(status?.label),
      }),
    )
    await loaded
    await write(makeAvailability('590001', 'busy'))
    expect(await changed).toBe('Busy')
  })
})

function withHandlers<Props>(props: Props) {
  const {promise, resolve, reject} = Promise.withResolvers<ReaderArticleLoadEvent>()
  const onError = ({error}: ReaderArticleErrorEvent) => reject(error)
  return {loaded: promise, props: {...props, onLoad: resolve, onError}}
}

async function hydrate(element: ReactElement): Promise<void> {
  const holder = document.createElement('div')
  holder.innerHTML = renderToString(element)
  document.body.append(holder)
  await act(async () => {
    root = hydrateRoot(holder, element)
  })
}

async function render(element: ReactElement): Promise<void> {
  let holder = document.querySelector('#root')
  if (!holder) {
    holder = document.createElement('div')
    holder.id = 'root'
    document.body.append(holder)
    root = createRoot(holder)
  }
  await act(async () => root?.render(element))
}
