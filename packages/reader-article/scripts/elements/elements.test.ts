import {readFile} from 'node:fs/promises'

import {
  HIDEABLE_PARTS,
  ReaderArticle,
  ReaderArticles,
  ReaderCard,
  ReaderDirectory,
  ReaderStatus,
} from 'reader-article'
import {beforeAll, describe, expect, it} from 'vitest'

import {createVscodeCssData, createVscodeHtmlData, createWebTypes} from './editor-data.ts'
import {type ElementDocs, parseLiterals} from './element-docs.ts'
import {createManifest} from './manifest.ts'
import {readElements} from './read-elements.ts'

const CLASSES = {
  'reader-article': ReaderArticle,
  'reader-articles': ReaderArticles,
  'reader-card': ReaderCard,
  'reader-directory': ReaderDirectory,
  'reader-status': ReaderStatus,
}

let elements: readonly ElementDocs[]

beforeAll(async () => {
  elements = await readElements()
})

describe('readElements', () => {
  it('finds every element with every attribute that it observes', () => {
    expect(
      elements.map(({tag, attributes}) => [tag, attributes.map(({name}) => name).toSorted()]),
    ).toEqual(
      Object.entries(CLASSES).map(([tag, {observedAttributes}]) => [
        tag,
        [...observedAttributes].toSorted(),
      ]),
    )
  })

  it('finds the events of each element, with their classes', () => {
    expect(elements.map(({events}) => events.map(({name, type}) => `${name}: ${type}`))).toEqual([
      [
        'reader-article-load: ReaderArticleLoadEvent',
        'reader-article-error: ReaderArticleErrorEvent',
        'reader-status-change: ReaderStatusChangeEvent',
      ],
      [
        'reader-articles-load: ReaderArticlesLoadEvent',
        'reader-articles-error: ReaderElementErrorEvent',
      ],
      [
        'reader-card-load: ReaderCardLoadEvent',
        'reader-card-error: ReaderElementErrorEvent',
        'reader-status-change: ReaderStatusChangeEvent',
      ],
      [
        'reader-directory-load: ReaderDirectoryLoadEvent',
        'reader-directory-error: ReaderElementErrorEvent',
        'reader-status-change: ReaderStatusChangeEvent',
      ],
      [
        'reader-status-load: ReaderStatusLoadEvent',
        'reader-status-error: ReaderElementErrorEvent',
        'reader-status-change: ReaderStatusChangeEvent',
      ],
    ])
  })

  it('omits members that pages cannot use', () => {
    const names = elements.flatMap(({fields}) => fields.map(({name}) => name))
    expect(names.filter((name) => /^#|styles|properties|content|words/i.test(name))).toEqual([])
  })

  it('finds the same parts as the README lists', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
    for (const {tag, parts} of elements) {
      const [, section = ''] = readme.split(
        tag === 'reader-article' ? 'with `reader-article::part(…)`:' : `### \`<${tag}>\``,
      )
      const listed = /^(?:Parts: )?(`[a-z-]+`(?: \(|, ).*)\.$/m.exec(section)?.[1] ?? ''
      const names = listed.replace(/ \([^)]*\)/g, '').match(/(?<=`)[a-z-]+(?=`)/g)
      expect([tag, names?.toSorted()]).toEqual([tag, parts.map(({name}) => name).toSorted()])
    }
  })

  it('finds the same hideable parts as the README lists', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
    const listed = readme.match(/(?<=^\| `hide` \| `hide` \| .*: ).*(?= \|$)/gm)
    expect(listed?.map((words) => words.replaceAll('`', '').split(', '))).toEqual(
      Object.values(HIDEABLE_PARTS),
    )
  })

  it('finds a sentence about each item', () => {
    const undocumented = elements.flatMap((element) =>
      [
        element,
        ...element.attributes,
        ...element.events,
        ...element.slots,
        ...element.parts,
        ...element.styleProperties,
        ...element.states,
      ].filter(({description}) => !description.endsWith('.')),
    )
    expect(undocumented).toEqual([])
  })
})

it.each([
  ["'eager' | 'lazy'", ['eager', 'lazy']],
  ["'filters'", ['filters']],
  ['string', []],
  ["'auto' | number", []],
])('reads the values of the type %s', (type, values) => {
  expect(parseLiterals(type)).toEqual(values)
})

const ELEMENT: ElementDocs = {
  tag: 'reader-x',
  className: 'ReaderX',
  description: 'Shows x.',
  attributes: [
    {
      name: 'loading',
      fieldName: 'loading',
      description: 'When it loads.',
      type: "'eager' | 'lazy'",
    },
    {name: 'live', fieldName: 'live', description: 'Updates.', type: 'boolean'},
  ],
  fields: [{name: 'data', description: 'The article.', type: 'unknown', readonly: true}],
  events: [{name: 'reader-x-load', description: 'On screen.', type: 'ReaderXLoadEvent'}],
  slots: [{name: '', description: 'The fallback.'}],
  parts: [{name: 'title', description: 'The heading.'}],
  styleProperties: [{name: '--reader-x', description: 'The colour.', default: 'red'}],
  states: [{name: 'stale', description: 'A cached copy.'}],
}

it('describes an element for VS Code', () => {
  expect(createVscodeHtmlData([ELEMENT])).toEqual({
    version: 1.1,
    tags: [
      {
        name: 'reader-x',
        description: 'Shows x.',
        attributes: [
          {
            name: 'loading',
            description: 'When it loads.',
            values: [{name: 'eager'}, {name: 'lazy'}],
          },
          {name: 'live', description: 'Updates.', valueSet: 'v'},
        ],
      },
    ],
  })
  expect(createVscodeCssData([ELEMENT, ELEMENT])).toEqual({
    version: 1.1,
    properties: [{name: '--reader-x', description: 'The colour.'}],
    pseudoClasses: [{name: ':state(stale)', description: 'A cached copy.'}],
    pseudoElements: [{name: '::part(title)', description: 'The heading.'}],
  })
})

it("describes an element for JetBrains' editors", () => {
  expect(createWebTypes([ELEMENT], '1.2.3')).toMatchObject({
    name: 'reader-article',
    version: '1.2.3',
    contributions: {
      html: {
        elements: [
          {
            name: 'reader-x',
            attributes: [{name: 'loading', value: {type: '"eager" | "lazy"'}}, {name: 'live'}],
            js: {
              properties: [{name: 'data', 'read-only': true}],
              events: [{name: 'reader-x-load'}],
            },
          },
        ],
      },
    },
  })
})

it('describes an element in a Custom Elements Manifest', () => {
  expect(createManifest([ELEMENT])).toMatchObject({
    modules: [
      {
        path: 'dist/npm/reader-x/reader-x.js',
        declarations: [
          {
            tagName: 'reader-x',
            customElement: true,
            attributes: [
              {name: 'loading', type: {text: "'eager' | 'lazy'"}, fieldName: 'loading'},
              {name: 'live', type: {text: 'boolean'}, fieldName: 'live'},
            ],
            cssStates: [{name: 'stale', description: 'A cached copy.'}],
          },
        ],
        exports: [
          {kind: 'js', name: 'ReaderX'},
          {kind: 'custom-element-definition', name: 'reader-x'},
        ],
      },
    ],
  })
})
