import {createSnippet, getPlaces, type SnippetOptions} from 'reader-article/snippets'
import {expect, test} from 'vitest'

import {createTexts} from '../i18n/create-texts.ts'
import {GERMAN} from '../i18n/de/index.ts'
import {translateCodeTitle} from './code-titles.ts'

const {t} = createTexts(GERMAN, 'de-DE')

const ARTICLE: SnippetOptions['element'] = {tag: 'reader-article', slug: 'tides'}

test('every title of a snippet is German, except names of files', () => {
  const titles = getPlaces(ARTICLE).flatMap((place) =>
    createSnippet({
      place,
      element: ARTICLE,
      source: {projectId: 'abc123', dataset: 'production'},
      files: {scripts: '/elements', themes: '/elements/themes'},
      link: {text: 'Tides', href: 'https://advice.example/tides'},
    }).map(({title}) => title),
  )
  const unchanged = titles.filter((title) => translateCodeTitle(title, t) === title)
  expect(titles.length).toBeGreaterThan(7)
  expect(new Set(unchanged)).toEqual(new Set(['vite.config.js']))
})
