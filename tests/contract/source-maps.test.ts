import {
  articleQuery,
  ARTICLES_QUERY,
  AVAILABILITIES_BY_ID_QUERY,
  joinQueries,
  type Query,
  READER_BY_PIN_QUERY,
  READERS_QUERY,
  TEASERS_QUERY,
} from '@reader-article/content'
import {
  applySourceDocuments,
  resolveEditInfo,
  studioPath,
  walkMap,
  type ContentSourceMap,
} from '@sanity/client/csm'
import {stegaClean} from '@sanity/client/stega'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {createSampleDocuments} from '../browser/sample-documents.ts'
import {readHiddenLink} from './hidden-link.ts'
import {serveEmptyLake, type ServedLake} from './served-lake.ts'

const STUDIO = 'https://studio.example'
const QUERY = `*[_type == "book"] | order(title){
  _id, _originalId, title, "writer": author->{name}, body, "texts": body[].children[].text
}`

let lake: ServedLake

beforeAll(async () => {
  lake = await serveEmptyLake()
  let transaction = lake.editor.transaction()
  for (const document of createSampleDocuments()) {
    transaction = transaction.create(document)
  }
  await transaction
    .create({_id: 'ann', _type: 'person', name: 'Ann'})
    .create({_id: 'drafts.ann', _type: 'person', name: 'Anna'})
    .create(createBook('sea', 'The Sea'))
    .create(createBook('drafts.hill', 'The Hill'))
    .commit()
})

afterAll(() => lake.close())

test('a map names drafts and published documents as the result was made of them', async () => {
  const {result, resultSourceMap} = await lake.editor.fetch(
    '*[_type == "book"] | order(title){_id, _originalId, title, author->{name, nothing}}',
    {},
    {filterResponse: false, resultSourceMap: true, perspective: 'drafts'},
  )
  expect(result).toEqual([
    {
      _id: 'hill',
      _originalId: 'drafts.hill',
      title: 'The Hill',
      author: {name: 'Anna', nothing: null},
    },
    {_id: 'sea', _originalId: 'sea', title: 'The Sea', author: {name: 'Anna', nothing: null}},
  ])
  expect(resultSourceMap).toEqual({
    documents: [
      {_id: 'drafts.hill', _type: 'book'},
      {_id: 'drafts.ann', _type: 'person'},
      {_id: 'sea', _type: 'book'},
    ],
    paths: ["$['_id']", "$['_originalId']", "$['title']", "$['name']"],
    mappings: {
      "$[0]['_id']": valueOf(0, 0),
      "$[0]['_originalId']": valueOf(0, 1),
      "$[0]['title']": valueOf(0, 2),
      "$[0]['author']['name']": valueOf(1, 3),
      "$[1]['_id']": valueOf(2, 0),
      "$[1]['_originalId']": valueOf(2, 1),
      "$[1]['title']": valueOf(2, 2),
      "$[1]['author']['name']": valueOf(1, 3),
    },
  })
})

test('stega leads from each text to its field in the Studio', async () => {
  const plain = await lake.editor.fetch(QUERY, {}, {perspective: 'drafts'})
  const client = lake.editor.withConfig({stega: {enabled: true, studioUrl: STUDIO}})
  const books = await client.fetch(QUERY, {}, {perspective: 'drafts'})
  expect(stegaClean(books)).toEqual(plain)
  expect([
    editedAt(books[0].title),
    editedAt(books[1].title),
    editedAt(books[1].writer.name),
    editedAt(books[1].body[0].children[1].text),
    editedAt(books[1].texts[1]),
  ]).toEqual([
    {id: 'hill', type: 'book', path: 'title', perspective: null},
    {id: 'sea', type: 'book', path: 'title', perspective: 'published'},
    {id: 'ann', type: 'person', path: 'name', perspective: null},
    {
      id: 'sea',
      type: 'book',
      path: 'body[_key=="b1"].children[_key=="s2"].text',
      perspective: 'published',
    },
    {
      id: 'sea',
      type: 'book',
      path: 'body[_key=="b1"].children[_key=="s2"].text',
      perspective: 'published',
    },
  ])
})

test('a text of a release leads to its version', async () => {
  const {editor} = lake
  const {releaseId} = await editor.releases.create({metadata: {title: 'Spring'}})
  await editor.createVersion({publishedId: 'ann', baseId: 'ann', releaseId})
  await editor.patch(`versions.${releaseId}.ann`).set({name: 'Annabel'}).commit()
  const perspective = [releaseId, 'drafts']
  const client = editor.withConfig({stega: {enabled: true, studioUrl: STUDIO}})
  const books = await client.fetch(QUERY, {}, {perspective})
  expect([stegaClean(books[1].writer), editedAt(books[1].writer.name)]).toEqual([
    {name: 'Annabel'},
    {id: 'ann', type: 'person', path: 'name', perspective: releaseId},
  ])
  const {resultSourceMap} = await editor.fetch(
    '*[name == "Annabel"]{_id, _originalId, name}',
    {},
    {filterResponse: false, resultSourceMap: true, perspective: 'raw'},
  )
  expect(resultSourceMap).toEqual({
    documents: [{_id: `versions.${releaseId}.ann`, _type: 'person'}],
    paths: ["$['_id']", "$['name']"],
    mappings: {"$[0]['_id']": valueOf(0, 0), "$[0]['name']": valueOf(0, 1)},
  })
})

test('the client shows a change at once that is not in the result yet', async () => {
  const result = await lake.editor.fetch(QUERY, {}, {perspective: 'drafts'})
  const draft = {_id: 'drafts.hill', _type: 'book', title: 'The Mountain'}
  const changed = applySourceDocuments(
    result,
    await fetchMap(QUERY),
    ({_id}) => (_id === draft._id ? draft : undefined),
    (value) => value,
    'drafts',
  )
  expect(changed).toEqual([{...result[0], title: 'The Mountain'}, result[1]])
})

test('the client finds the sources of attributes with unusual names', async () => {
  const names = ["it's", String.raw`a\b`, 'line\nbreak', 'ü"[0]', 'a.b']
  const attributes = Object.fromEntries(names.map((name) => [name, `about ${name}`]))
  await lake.editor.create({_id: 'odd', _type: 'odd', ...attributes})
  const resultSourceMap = await fetchMap('*[_id == "odd"][0]{"copy": {...}}')
  const paths = names.map(
    (name) =>
      resolveEditInfo({resultSourceMap, resultPath: ['copy', name], studioUrl: STUDIO})?.path,
  )
  expect(paths).toEqual(names.map((name) => [name]))
})

test('the source of a value can be looked up by its place in the result', async () => {
  const resultSourceMap = await fetchMap(QUERY)
  const find = (...resultPath: (string | number)[]) =>
    resolveEditInfo({resultSourceMap, resultPath, studioUrl: STUDIO})
  expect(find(1, 'body', 0, 'children', 1, 'text')).toMatchObject({
    baseUrl: STUDIO,
    id: 'sea',
    type: 'book',
    path: ['body', 0, 'children', 1, 'text'],
  })
  expect(find(1, 'texts', 1)).toMatchObject({
    id: 'sea',
    path: ['body', {_key: 'b1', _index: -1}, 'children', {_key: 's2', _index: -1}, 'text'],
  })
})

const BY_SLUG = articleQuery({by: 'slug', value: 'everything'})
const LIST = {pin: '', topic: '', from: 0, to: 9}

test.each<[string, Query]>([
  ['an article by its slug', BY_SLUG],
  ['an article by its id', articleQuery({by: 'id', value: 'article-older-letter'})],
  ['the latest article of a reader', articleQuery({by: 'pin', value: '004711'})],
  ['several articles at once', joinQueries([BY_SLUG, articleQuery({by: 'slug', value: 'quiet'})])],
  ['the latest articles', {query: ARTICLES_QUERY, parameters: LIST}],
  ['the teasers of a list', {query: TEASERS_QUERY, parameters: LIST}],
  ['a reader by the PIN', {query: READER_BY_PIN_QUERY, parameters: {pin: '004711'}}],
  ['all readers', {query: READERS_QUERY, parameters: {}}],
  [
    'some availabilities',
    {query: AVAILABILITIES_BY_ID_QUERY, parameters: {ids: ['availability-reader-004711']}},
  ],
])('each text of %s has the source in which it is', async (_, {query, parameters}) => {
  const {result, resultSourceMap} = await lake.anonymous.fetch(query, parameters, {
    filterResponse: false,
    resultSourceMap: 'withKeyArraySelector',
  })
  expect(result).toEqual(await lake.anonymous.fetch(query, parameters))
  const ids = resultSourceMap?.documents.map(({_id}) => _id) ?? []
  const documents = new Map(
    (await lake.anonymous.getDocuments(ids)).map((each) => [each?._id, each]),
  )
  const texts: unknown[] = []
  const sources: unknown[] = []
  walkMap(result, (value, resultPath) => {
    if (typeof value === 'string' && resultSourceMap) {
      const {id, path = []} = resolveEditInfo({resultPath, resultSourceMap, studioUrl: '/'}) ?? {}
      texts.push([resultPath, value])
      sources.push([resultPath, studioPath.get(documents.get(id), Array.isArray(path) ? path : [])])
    }
  })
  expect(sources).toEqual(texts)
  expect(texts.length).toBeGreaterThan(0)
})

function createBook(_id: string, title: string) {
  const children = ['Blue ', 'waves'].map((text, index) => ({
    _key: `s${index + 1}`,
    _type: 'span',
    text,
    marks: [],
  }))
  return {
    _id,
    _type: 'book',
    title,
    author: {_type: 'reference', _ref: 'ann'},
    body: [{_key: 'b1', _type: 'block', style: 'normal', markDefs: [], children}],
  }
}

function valueOf(document: number, path: number) {
  return {source: {document, path, type: 'documentValue'}, type: 'value'}
}

async function fetchMap(query: string): Promise<ContentSourceMap> {
  const {resultSourceMap} = await lake.editor.fetch(
    query,
    {},
    {filterResponse: false, resultSourceMap: 'withKeyArraySelector', perspective: 'drafts'},
  )
  if (!resultSourceMap) {
    throw new Error('The reply has no source map.')
  }
  return resultSourceMap
}

/** Returns what the Studio opens for a text. */
function editedAt(text: string): Record<string, string | null> {
  const searchParams = readHiddenLink(text)?.searchParams ?? new URLSearchParams()
  return Object.fromEntries(
    ['id', 'type', 'path', 'perspective'].map((name) => [name, searchParams.get(name)]),
  )
}
