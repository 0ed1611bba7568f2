import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {ROOT} from './manifests.ts'

const SAMPLE = join(ROOT, 'examples/sample-content')
const PAGES = [
  'README.md',
  'examples/README.md',
  'packages/reader-article/README.md',
  'packages/reader-article/docs/hosting.md',
]
const SLUG = /\bslug(?:="|: '| = ')([^"'{]+)["']|\/articles\/([a-z\d-]+)/g
const PIN = /\bpin(?:="|: ')(\d+)["']/g
const TOPIC = /\btopic(?:="|: ')([^"']+)["']/g

test('the slugs, PINs and topics in the documentation exist in the sample content', async () => {
  const pages = await Promise.all(PAGES.map((page) => readFile(join(ROOT, page), 'utf8')))
  const named = (pattern: RegExp): Set<string> =>
    new Set(
      pages.flatMap((text) =>
        [...text.matchAll(pattern)].map(([, first, second]) => first ?? second ?? ''),
      ),
    )
  // The importer makes the slug of an article from its title; these files are named by it.
  const articles = (await readdir(join(SAMPLE, 'articles'))).map((name) => name.split('.')[0])
  const documents = (await readFile(join(SAMPLE, 'dataset.ndjson'), 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => Object(JSON.parse(line)))
  const pins = documents.map(({pin}) => pin).filter(Boolean)
  const topics = documents
    .filter(({_type}) => _type === 'topic')
    .map(({slug}) => Object(slug).current)

  const found = [named(SLUG), named(PIN), named(TOPIC)]
  expect(found.map(({size}) => size > 0)).toEqual([true, true, true])
  const missing = [articles, pins, topics].map((existing, index) =>
    [...(found[index] ?? [])].filter((name) => !existing.includes(name)),
  )
  expect(missing).toEqual([[], [], []])
})
