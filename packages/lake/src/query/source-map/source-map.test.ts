import {expect, test} from 'vitest'

import {openTemporaryLake, type TemporaryLake} from '../../testing/temporary-lake.ts'

const BOOK = {
  _id: 'book',
  _type: 'book',
  title: 'The Sea',
  subtitle: 'A Diary',
  cover: {_type: 'image', alt: 'Waves'},
  author: {_type: 'reference', _ref: 'ann'},
  authors: [
    {_key: 'a1', _type: 'reference', _ref: 'ann'},
    {_key: 'a2', _type: 'reference', _ref: 'ben'},
  ],
  tags: ['salt', 'wind', 'salt'],
  body: [
    {_key: 'b1', _type: 'block', children: [{_key: 's1', _type: 'span', text: 'Blue'}]},
    {_key: 'b2', _type: 'quote', text: 'Green'},
    {_key: 'b3', _type: 'block', children: [{_key: 's2', _type: 'span', text: 'Grey'}]},
  ],
}
const ANN = {_id: 'ann', _type: 'person', name: 'Ann', age: 40}
const BEN = {_id: 'ben', _type: 'person', name: 'Ben', nickname: 'Benny', age: 30}

/** Sources of a result: `book: $['title']`, `literal` or `unknown`, by path. */
type Sources = Record<string, string>

const EXAMPLES: readonly [behaviour: string, query: string, sources: Sources][] = [
  [
    'attributes of a projection come from the document',
    '*[_id == "book"]{title, "alt": cover.alt, cover}',
    {
      "$[0]['title']": "book: $['title']",
      "$[0]['alt']": "book: $['cover']['alt']",
      "$[0]['cover']": "book: $['cover']",
    },
  ],
  [
    'each attribute of a whole document has a source',
    '*[_id == "ann"][0]{..., "_rev": null, "_createdAt": null, "_updatedAt": null}',
    {
      "$['_id']": "ann: $['_id']",
      "$['_type']": "ann: $['_type']",
      "$['name']": "ann: $['name']",
      "$['age']": "ann: $['age']",
    },
  ],
  [
    'a replaced attribute of a spread document has a source of its own',
    '*[_id == "ben"][0]{"a": {..., "name": nickname, "age": age + 1}}.a{name, nickname, age}',
    {
      "$['name']": "ben: $['nickname']",
      "$['nickname']": "ben: $['nickname']",
      "$['age']": 'unknown',
    },
  ],
  [
    'a reference leads to another document',
    '*[_id == "book"][0]{title, author->{name}, "first": author->name}',
    {
      "$['title']": "book: $['title']",
      "$['author']['name']": "ann: $['name']",
      "$['first']": "ann: $['name']",
    },
  ],
  [
    'a list of references leads to several documents',
    '*[_id == "book"][0]{"names": authors[]->name, "people": authors[]->{age}}',
    {
      "$['names'][0]": "ann: $['name']",
      "$['names'][1]": "ben: $['name']",
      "$['people'][0]['age']": "ann: $['age']",
      "$['people'][1]['age']": "ben: $['age']",
    },
  ],
  [
    'a whole array has one source',
    '*[_id == "book"][0]{body, "tags": tags[]}',
    {"$['body']": "book: $['body']", "$['tags']": "book: $['tags']"},
  ],
  [
    'elements of a filtered array keep their places',
    '*[_id == "book"][0]{"blocks": body[_type == "block"], "one": body[_key == "b2"][0].text}',
    {
      "$['blocks'][0]": "book: $['body'][0]",
      "$['blocks'][1]": "book: $['body'][2]",
      "$['one']": "book: $['body'][1]['text']",
    },
  ],
  [
    'elements of a slice and of a sorted array keep their places',
    '*[_id == "book"][0]{"slice": tags[1..2], "last": tags[-1], "sorted": tags | order(@ desc)}',
    {
      "$['slice'][0]": "book: $['tags'][1]",
      "$['slice'][1]": "book: $['tags'][2]",
      "$['last']": "book: $['tags'][2]",
      "$['sorted'][0]": "book: $['tags'][1]",
      "$['sorted'][1]": "book: $['tags'][0]",
      "$['sorted'][2]": "book: $['tags'][2]",
    },
  ],
  [
    'a traversal of nested arrays keeps the places',
    '*[_id == "book"][0].body[].children[].text',
    {
      '$[0]': "book: $['body'][0]['children'][0]['text']",
      '$[2]': "book: $['body'][2]['children'][0]['text']",
    },
  ],
  [
    'a projection of Portable Text has a source for each attribute',
    '*[_id == "book"][0]{body[_type == "block"]{_type, children[]{text}}}',
    {
      "$['body'][0]['_type']": "book: $['body'][0]['_type']",
      "$['body'][0]['children'][0]['text']": "book: $['body'][0]['children'][0]['text']",
      "$['body'][1]['_type']": "book: $['body'][2]['_type']",
      "$['body'][1]['children'][0]['text']": "book: $['body'][2]['children'][0]['text']",
    },
  ],
  [
    'a chosen value has the source of the alternative that was chosen',
    `*[_type == "person"] | order(age) {
      "name": coalesce(nickname, name, "nobody"),
      "title": coalesce(title, "none"),
      "who": select(age > 35 => name, age > 50 => "old", nickname),
      age > 35 => {"old": name},
    }`,
    {
      "$[0]['name']": "ben: $['nickname']",
      "$[0]['title']": 'literal',
      "$[0]['who']": "ben: $['nickname']",
      "$[1]['name']": "ann: $['name']",
      "$[1]['title']": 'literal',
      "$[1]['who']": "ann: $['name']",
      "$[1]['old']": "ann: $['name']",
    },
  ],
  [
    'a subquery and ^ lead to the right documents',
    `*[_id == "ann"]{
      "books": *[references(^._id)]{title, "by": ^.name},
      "same": *[_id == ^._id && name == ^.name][0].age,
    }`,
    {
      "$[0]['books'][0]['title']": "book: $['title']",
      "$[0]['books'][0]['by']": "ann: $['name']",
      "$[0]['same']": "ann: $['age']",
    },
  ],
  [
    'literals and parameters come from the query',
    '{"text": "x", "list": [1, 2], "object": {"a": true}, "parameter": $word}',
    {
      "$['text']": 'literal',
      "$['list'][0]": 'literal',
      "$['list'][1]": 'literal',
      "$['object']['a']": 'literal',
      "$['parameter']": 'literal',
    },
  ],
  [
    'what a function or an operator computes has an unknown source',
    `*[_id == "book"][0]{
      "upper": upper(title), "count": count(tags), "text": pt::text(body), "both": title + subtitle,
      "is": title == "The Sea", "split": string::split(title, " "), "time": dateTime("2026-01-01T00:00:00Z"),
    }`,
    {
      "$['upper']": 'unknown',
      "$['count']": 'unknown',
      "$['text']": 'unknown',
      "$['both']": 'unknown',
      "$['is']": 'unknown',
      "$['split']": 'unknown',
      "$['time']": 'unknown',
    },
  ],
  [
    'what only moves values keeps their sources',
    `*[_id == "book"][0]{
      "unique": array::unique(tags), "compact": array::compact([nothing, title]), "joined": tags + [subtitle],
      "merged": cover + {"alt": title}, "splat": [...tags[0..0], title],
    }`,
    {
      "$['unique'][0]": "book: $['tags'][0]",
      "$['unique'][1]": "book: $['tags'][1]",
      "$['compact'][0]": "book: $['title']",
      "$['joined'][0]": "book: $['tags'][0]",
      "$['joined'][1]": "book: $['tags'][1]",
      "$['joined'][2]": "book: $['tags'][2]",
      "$['joined'][3]": "book: $['subtitle']",
      "$['merged']['_type']": "book: $['cover']['_type']",
      "$['merged']['alt']": "book: $['title']",
      "$['splat'][0]": "book: $['tags'][0]",
      "$['splat'][1]": "book: $['title']",
    },
  ],
  [
    'documents of a search have sources',
    `*[name match text::query("b* -ann") || (^.x match text::query("y"))]{
      name, "found": name match (text::query($word)), "of": *[title match text::query("sea") && ^.age == 30].title
    }`,
    {
      "$[0]['name']": "ben: $['name']",
      "$[0]['found']": 'unknown',
      "$[0]['of'][0]": "book: $['title']",
    },
  ],
  [
    'a query whose sources cannot be traced has the result with an unknown source',
    '*[_id == "ann"]{"a": *[_id == "ben"] | score(name == ^.name) {name}}',
    {$: 'unknown'},
  ],
  [
    'a scored document has a score of unknown source',
    '*[_type == "person"] | score(name match "Ben") {name, _score}',
    {
      "$[0]['name']": "ben: $['name']",
      "$[0]['_score']": 'unknown',
      "$[1]['name']": "ann: $['name']",
      "$[1]['_score']": 'unknown',
    },
  ],
  [
    'what is null has no source',
    '*[_id == "ann"][0]{"x": nickname, "y": author->name, "z": null}',
    {},
  ],
  ['an empty result has no sources', '*[_id == "nobody"][0]', {}],
]

test.for(EXAMPLES)('%s', async ([, query, expected]) => {
  const lake = await openLakeOfBooks()
  expect(describeSources(await fetchMap(lake, query))).toEqual(expected)
})

test('elements of arrays are named by their keys if the client wants that', async () => {
  const lake = await openLakeOfBooks()
  const query = '*[_id == "book"][0]{"texts": body[].children[].text, tags, "tag": tags[1]}'
  expect(describeSources(await fetchMap(lake, query, 'withKeyArraySelector'))).toEqual({
    "$['texts'][0]": "book: $['body'][?(@._key=='b1')]['children'][?(@._key=='s1')]['text']",
    "$['texts'][2]": "book: $['body'][?(@._key=='b3')]['children'][?(@._key=='s2')]['text']",
    "$['tags']": "book: $['tags']",
    "$['tag']": "book: $['tags'][1]",
  })
})

interface ReceivedMap {
  readonly documents: readonly {readonly _id: string; readonly _type: string}[]
  readonly paths: readonly string[]
  readonly mappings: Readonly<
    Record<
      string,
      {
        readonly type: string
        readonly source:
          | {readonly type: 'literal' | 'unknown'}
          | {readonly type: 'documentValue'; readonly document: number; readonly path: number}
      }
    >
  >
}

async function openLakeOfBooks(): Promise<TemporaryLake> {
  const lake = openTemporaryLake()
  await lake.mutate(...[ANN, BEN, BOOK].map((create) => ({create})))
  return lake
}

async function fetchMap(
  {request}: TemporaryLake,
  query: string,
  resultSourceMap = 'true',
): Promise<ReceivedMap> {
  const parameters = new URLSearchParams({query, $word: '"x"', resultSourceMap})
  const {body} = await request(`/data/query/production?${parameters.toString()}`)
  const {resultSourceMap: map}: {resultSourceMap: ReceivedMap} = JSON.parse(JSON.stringify(body))
  return map
}

function describeSources({documents, paths, mappings}: ReceivedMap): Sources {
  const described = Object.entries(mappings).map(([path, {source}]) => [
    path,
    source.type === 'documentValue'
      ? `${documents[source.document]?._id}: ${paths[source.path]}`
      : source.type,
  ])
  return Object.fromEntries(described)
}
