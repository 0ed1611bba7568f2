import {createSnippet} from 'reader-article/snippets'
import {expect, test} from 'vitest'

import {type Choices, FIRST_CHOICES, listPlaces, toElement, toSnippetOptions} from './choices.ts'

const OWN: Partial<Choices> = {
  isOwn: true,
  projectId: ' abc ',
  dataset: 'production',
  apiHost: 'https://lake.example/',
}

test('the first choices give the lines of a page, with a placeholder for the project', () => {
  expect(toOptions({})).toEqual({
    place: 'page',
    element: {tag: 'reader-article', slug: 'love-after-a-long-silence', hide: [], live: true},
    source: {projectId: 'abc123', dataset: 'production'},
    files: {
      scripts: 'https://cdn.jsdelivr.net/npm/reader-article@1.2.3/dist/cdn',
      themes: 'https://cdn.jsdelivr.net/npm/reader-article@1.2.3/themes',
      integrity: {'reader-article.js': 'sha384-x'},
    },
    link: {text: 'A Title', href: undefined},
    delivery: undefined,
    theme: undefined,
    lang: undefined,
  })
})

test('the visitor’s own project and folder are in the lines', () => {
  const {source, files} = toOptions({...OWN, scripts: 'folder', folder: '/elements/'})
  expect(source).toEqual({
    projectId: 'abc',
    dataset: 'production',
    apiHost: 'https://lake.example',
  })
  expect(files).toEqual({scripts: '/elements', themes: '/elements/themes'})
})

test('a place that the element cannot have is replaced by a page', () => {
  expect(toOptions({kind: 'reader', place: 'newsletter'}).place).toBe('page')
  expect(toOptions({place: 'newsletter'}).delivery).toBe('https://articles.example')
})

test('a status has no theme', () => {
  expect(toOptions({kind: 'reader', view: 'status', theme: 'midnight'}).theme).toBeUndefined()
})

test('every place of every element has lines', () => {
  for (const kind of ['article', 'reader'] as const) {
    for (const view of ['card', 'status', 'newest', 'list'] as const) {
      for (const place of listPlaces(toElement({...FIRST_CHOICES, kind, view}))) {
        const snippet = createSnippet(
          toOptions({kind, view, place, href: 'https://advice.example/x'}),
        )
        expect(snippet.every(({code}) => code.endsWith('\n'))).toBe(true)
      }
    }
  }
})

function toOptions(changes: Partial<Choices>) {
  return toSnippetOptions({...FIRST_CHOICES, ...changes}, '1.2.3', 'A Title', {
    'reader-article.js': 'sha384-x',
  })
}
