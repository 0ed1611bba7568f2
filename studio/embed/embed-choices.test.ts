import {createSnippet, getPackageFiles, getPlaces} from 'reader-article/snippets'
import {expect, test} from 'vitest'

import type {Environment} from '../environment.ts'
import {
  createChoices,
  listScriptSources,
  toElement,
  toFiles,
  toSnippetOptions,
} from './embed-choices.ts'
import {readSubject} from './embed-subject.ts'

const LAKE: Environment = {
  projectId: 'local',
  dataset: 'production',
  lakeAddress: 'http://localhost:4100',
  siteAddress: undefined,
  elementsAddress: 'http://localhost:4300/elements',
}
const HOSTED: Environment = {
  projectId: 'abc123',
  dataset: 'production',
  lakeAddress: undefined,
  siteAddress: undefined,
  elementsAddress: undefined,
}
const ARTICLE = readSubject('article', {
  draft: null,
  published: {title: ' How to Listen ', slug: {current: 'how-to-listen'}},
})
const READER = readSubject('reader', {draft: {name: 'Noor', pin: '093356'}, published: null})

test('a snippet names what is published, or else the draft', () => {
  expect(ARTICLE).toEqual({
    kind: 'article',
    name: 'How to Listen',
    key: 'how-to-listen',
    isPublished: true,
    hasDraft: false,
  })
  expect(READER).toMatchObject({key: '093356', isPublished: false, hasDraft: true})
  const renamed = readSubject('article', {
    draft: {title: 'New', slug: {current: 'new'}},
    published: {title: 'Old', slug: {current: 'old'}},
  })
  expect(renamed).toMatchObject({name: 'Old', key: 'old', hasDraft: true})
})

test('a document without a slug or a valid PIN has no key', () => {
  expect(readSubject('article', {draft: {}, published: null})).toMatchObject({key: '', name: ''})
  expect(readSubject('reader', {draft: {pin: 'x'}, published: null}).key).toBe('')
  expect(readSubject('article', {draft: {slug: 'x', title: 3}, published: null}).key).toBe('')
})

test('each view of a reader has its element', () => {
  const choices = createChoices(LAKE)
  const show = (view: typeof choices.view) => toElement(READER, {...choices, view})
  expect(show('card')).toEqual({tag: 'reader-card', pin: '093356'})
  expect(show('status')).toEqual({tag: 'reader-status', pin: '093356'})
  expect(show('list')).toEqual({tag: 'reader-articles', readerPin: '093356'})
  expect(show('newest')).toEqual({tag: 'reader-article', pin: '093356', hide: [], live: true})
})

test('hidden parts are in the order of the elements, whatever the order of the clicks', () => {
  const choices = {...createChoices(LAKE), hidden: ['related', 'cover'] as const}
  expect(toElement(ARTICLE, choices)).toMatchObject({hide: ['cover', 'related']})
})

test('scripts come from the folder of this version', () => {
  const choices = createChoices(LAKE)
  expect(toFiles(choices, LAKE, '1.2.3')).toEqual({
    scripts: 'http://localhost:4300/elements/1.2.3',
    themes: 'http://localhost:4300/elements/themes',
  })
  expect(toFiles({...choices, scripts: 'cdn'}, LAKE, '1.2.3')).toEqual(getPackageFiles('1.2.3'))
  expect(toFiles({...choices, scripts: 'folder', folder: ' /x/ '}, LAKE, '1.2.3')).toEqual({
    scripts: '/x/1.2.3',
    themes: '/x/themes',
  })
})

test('on hosted Sanity the scripts come from the CDN, and the content from the project', () => {
  const choices = createChoices(HOSTED)
  expect(choices.scripts).toBe('cdn')
  expect(listScriptSources(HOSTED)).toEqual(['cdn', 'folder'])
  const files = toFiles(choices, HOSTED, '0.1.0')
  const options = toSnippetOptions(ARTICLE, choices, HOSTED, {
    files,
    defaultHref: '',
    linkText: 'Read more',
  })
  expect(createSnippet(options)[0]?.code).toContain('project=abc123&amp;dataset=production"')
})

test('a place that an element cannot have becomes a page', () => {
  const choices = {...createChoices(LAKE), place: 'server'} as const
  const context = {files: toFiles(choices, LAKE, '0.1.0'), defaultHref: '', linkText: 'Read more'}
  expect(toSnippetOptions(ARTICLE, choices, LAKE, context).place).toBe('server')
  expect(toSnippetOptions(READER, choices, LAKE, context).place).toBe('page')
  expect(getPlaces({tag: 'reader-card'})).not.toContain('server')
})

test('the link is the default until somebody changes it, also to none', () => {
  const choices = createChoices(LAKE)
  const context = {
    files: toFiles(choices, LAKE, '0.1.0'),
    defaultHref: 'https://a.example/x',
    linkText: 'Read more',
  }
  const linkFor = (href: string | undefined) =>
    toSnippetOptions(ARTICLE, {...choices, href}, LAKE, context).link
  expect(linkFor(undefined)).toEqual({text: 'How to Listen', href: 'https://a.example/x'})
  expect(linkFor(' https://b.example ')).toEqual({
    text: 'How to Listen',
    href: 'https://b.example',
  })
  expect(linkFor('')).toEqual({text: 'How to Listen', href: undefined})
})

test('a status has no theme, because it is part of a line', () => {
  const choices = {...createChoices(LAKE), view: 'status', theme: 'midnight'} as const
  const context = {files: toFiles(choices, LAKE, '0.1.0'), defaultHref: '', linkText: 'Read more'}
  expect(toSnippetOptions(READER, choices, LAKE, context).theme).toBe(undefined)
  expect(toSnippetOptions(ARTICLE, choices, LAKE, context).theme).toBe('midnight')
})
