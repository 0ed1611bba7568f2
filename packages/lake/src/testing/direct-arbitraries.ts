import {
  array,
  boolean,
  constant,
  constantFrom,
  dictionary,
  integer,
  oneof,
  option,
  record,
  tuple,
  uniqueArray,
  type Arbitrary,
} from 'fast-check'

import type {LakeDocument} from '../documents/document.ts'
import type {Perspective} from '../query/perspective.ts'
import type {ReadableTypes} from '../auth/caller.ts'

const baseIds = constantFrom('a', 'b', 'c', 'd.e', 'f')
const ids = oneof(
  {weight: 3, arbitrary: baseIds},
  baseIds.map((id) => `drafts.${id}`),
  baseIds.map((id) => `versions.r1.${id}`),
  constant('versions.r1'),
)
const types = constantFrom('film', 'actor')
const words = constantFrom(
  'Red',
  'red deer',
  'b',
  'é',
  '\ud83d',
  '\ud83d\ude00',
  '\uffff',
  '',
  'x'.repeat(500),
  'Red-deer. in the a.b',
  "É, \u00e9t\u00e9 ... it's RED_1",
  '\u017f k \u212a \u00b5 \u03bc',
  '\u00e9.\u00e9',
  '2026-01-02T10:00:00Z',
  '2026-01-02T11:30:00.5+01:00',
  '2026-01-02',
)
const scalars = oneof(words, integer({min: -1, max: 2}), boolean(), constant(null), constant(1.5))
const references = baseIds.map((id) => ({_type: 'reference', _ref: id}))
const values = oneof(
  {weight: 4, arbitrary: scalars},
  references,
  dictionary(constantFrom('k', 'current'), scalars, {noNullPrototype: true, maxKeys: 2}),
  array(oneof(scalars, references, record({n: scalars, to: references})), {maxLength: 3}),
  array(words, {maxLength: 3}),
  array(words.map(createBlock), {maxLength: 2}),
)

/** Creates a block of Portable Text with two spans, which may divide a word. */
function createBlock(text: string): Record<string, unknown> {
  const middle = Math.floor(text.length / 2)
  const children = [text.slice(0, middle), text.slice(middle)].map((part) => ({
    _type: 'span',
    text: part,
  }))
  return {_type: 'block', children}
}

/** Documents of two types with drafts, versions, references, missing attributes and values of all kinds. */
export const datasets: Arbitrary<LakeDocument[]> = uniqueArray(
  record({
    _id: ids,
    _type: types,
    fields: dictionary(
      constantFrom('n', 'm', 'title', 'slug', 'to', 'list', 'long', '7', '_system'),
      values,
      {noNullPrototype: true, maxKeys: 7},
    ),
    slug: option(record({current: constantFrom('s1', 's2')}), {nil: undefined}),
    to: option(references, {nil: undefined}),
    isMarked: integer({min: 0, max: 9}),
  }),
  {selector: ({_id}) => _id, maxLength: 9},
).map((generated) =>
  generated.map(({_id, _type, fields, slug, to, isMarked}) => ({
    ...fields,
    _id,
    _type,
    _rev: 'r',
    _createdAt: '2026-01-01T00:00:00Z',
    _updatedAt: '2026-01-01T00:00:00Z',
    ...(slug ? {slug} : {}),
    ...(to ? {to} : {}),
    ...(isMarked === 0 && _id.includes('.') ? {_system: {delete: true}} : {}),
  })),
)

const sentences = array(words, {minLength: 1, maxLength: 5}).map((parts) => parts.join(' '))

/** Documents of which most have texts. */
export const datasetsOfTexts: Arbitrary<LakeDocument[]> = uniqueArray(
  record({
    _id: ids,
    _type: oneof({weight: 4, arbitrary: constant('film')}, types),
    title: oneof({weight: 3, arbitrary: sentences}, array(sentences, {maxLength: 3}), values),
    n: oneof(sentences, values),
    list: oneof(
      {weight: 2, arbitrary: array(sentences.map(createBlock), {maxLength: 3})},
      array(record({n: sentences}), {maxLength: 3}),
      sentences.map(createBlock),
      values,
    ),
  }),
  {selector: ({_id}) => _id, minLength: 1, maxLength: 9},
).map((generated) =>
  generated.map((document) => ({
    ...document,
    _rev: 'r',
    _createdAt: '2026-01-01T00:00:00Z',
    _updatedAt: '2026-01-01T00:00:00Z',
  })),
)

const path = constantFrom(
  'n',
  'm',
  'title',
  'slug.current',
  'to._ref',
  'to->n',
  'to->title',
  'list',
  '_id',
  'n.k',
  '_originalId',
)
const operand = oneof(
  constantFrom(
    '$word',
    '$id',
    '$number',
    '$nothing',
    'null',
    'true',
    '1',
    '"s1"',
    '"a"',
    '"drafts.a"',
    '$slug',
    'n',
  ),
)
const list = oneof(
  constantFrom('$ids', '["s1", "s2", 1]', '[]', '$words'),
  array(operand, {maxLength: 3}).map((members) => `[${members.join()}]`),
)
/** Lists that are the same for every document. */
const closedList = constantFrom(
  '*[_type == "actor"]._id',
  '*[_type == "film"].to._ref',
  '*[defined(slug)].slug.current',
  '*[n == $number].m',
  '*[0..1].n',
  '*.n',
)
const text = oneof(
  path,
  constantFrom('title', 'pt::text(list)', '[title, pt::text(list)]'),
  constantFrom(
    'pt::text(list)',
    'pt::text(title)',
    '[title, n, m]',
    '[title, pt::text(list)]',
    '[list, title]',
    '[title, ...list]',
    'list[].n',
    'list[].children[].text',
    'list[]',
    'coalesce(title, n)',
    'coalesce(title, "red")',
    'lower(title)',
    '[coalesce(n, title), list[].n]',
    '(title)',
    '_id',
    '[_id, title]',
    '_type',
    '[]',
    'to->title',
  ),
)
const pattern = constantFrom(
  '$word',
  '$pattern',
  '$words',
  '"red"',
  '"RED deer"',
  '"re*"',
  '"de* re*"',
  '"r**"',
  '"*"',
  '"*ed"',
  '"r*d"',
  '"b, red-deer"',
  '["red", "in"]',
  '["red", 1]',
  '[]',
  '""',
  '"..."',
  '"a.b"',
  '"\u00e9"',
  '"\u00c9t\u00e9"',
  '"\u00e9.\u00e9"',
  '"\u00e9."',
  '"\ud83d\ude00"',
  '"\ud83d*"',
  '"\uffff"',
  '"s"',
  '"k"',
  '"\u03bc"',
  '"red_1"',
  '"a"',
  '"drafts.a"',
  '"draft*"',
  '"it\'s"',
  `"${'x'.repeat(300)}"`,
  `"${'x'.repeat(120)}*"`,
  `"${'x'.repeat(99)}*"`,
  'null',
)
const matchCondition = oneof(
  {weight: 3, arbitrary: tuple(text, pattern).map((parts) => parts.join(' match '))},
  tuple(text, text, pattern).map(
    ([left, right, each]) => `(${left} match ${each} || ${right} match ${each})`,
  ),
)
const simpleCondition: Arbitrary<string> = oneof(
  tuple(path, constantFrom('==', '!=', '<', '<=', '>', '>='), operand).map((parts) =>
    parts.join(' '),
  ),
  tuple(operand, path).map(([left, right]) => `${left} == ${right}`),
  tuple(path, list).map(([left, right]) => `${left} in ${right}`),
  tuple(path, closedList).map(([left, right]) => `${left} in ${right}`),
  tuple(operand).map(([left]) => `${left} in list`),
  path.map((each) => `defined(${each})`),
  list.map((targets) => `references(${targets})`),
  constantFrom(
    'references($id)',
    'references("b", "a")',
    '_id in path("drafts.**")',
    'n',
    'slug.current == $slug',
    'to._ref == $id',
    'sanity::versionOf($id)',
    'sanity::versionOf("c")',
    'sanity::versionOf("drafts.a")',
    'sanity::versionOf($number)',
  ),
  tuple(path, constantFrom('$word', '"red*"', '"Re*"', '["red", "de*"]', '"b"', '"deer red"')).map(
    (parts) => parts.join(' match '),
  ),
  constantFrom('title match "*d"', '[title, m] match $word', 'pt::text(list) match "red"'),
  {weight: 2, arbitrary: matchCondition},
)
const condition: Arbitrary<string> = oneof(
  {weight: 4, arbitrary: simpleCondition},
  simpleCondition.map((each) => `!(${each})`),
  tuple(simpleCondition, constantFrom('&&', '||'), simpleCondition).map(
    ([left, op, right]) => `(${left} ${op} ${right})`,
  ),
  simpleCondition.map((each) => `($nothing == null || ${each})`),
  simpleCondition.map((each) => `($word == "" || ${each})`),
)
const type = oneof(
  {weight: 4, arbitrary: constant('_type == "film"')},
  constantFrom(
    '_type == $type',
    '_type in ["film", "actor"]',
    '_type in $types',
    'true',
    '_type == "none"',
  ),
)
const filter = oneof(
  {weight: 3, arbitrary: tuple(type, condition).map((parts) => `[${parts.join(' && ')}]`)},
  {weight: 2, arbitrary: type.map((each) => `[${each}]`)},
  tuple(type, condition, condition).map((parts) => `[${parts.join(' && ')}]`),
  condition.map((each) => `[${each}]`),
  constant(''),
)
const order = oneof(
  constant(''),
  tuple(path, constantFrom('', ' asc', ' desc')).map((parts) => ` | order(${parts.join('')})`),
  tuple(path, constantFrom(' asc', ' desc'), path, constantFrom(' asc', ' desc')).map(
    ([a, b, c, d]) => ` | order(${a}${b}, ${c}${d})`,
  ),
  constantFrom(
    ' | order(n desc, _id)',
    ' | order(title asc, _id desc)',
    ' | order(coalesce(n, 5) asc, _id)',
    ' | order(_id desc)',
    ' | order(dateTime(_id))',
    ' | order(lower(title) desc, dateTime(n))',
  ),
  tuple(constantFrom('dateTime', 'lower'), path, constantFrom(' asc', ' desc')).map(
    ([name, each, direction]) => ` | order(${name}(${each})${direction})`,
  ),
)
/** Orders of the projections below. */
const orderOfProjection = tuple(
  constantFrom(
    'keys[0]',
    'keys[1]',
    'dateTime(keys[0])',
    'lower(keys[1])',
    'key',
    '(key)',
    'title',
  ),
  constantFrom('', ' asc', ' desc'),
).map((parts) => ` | order(${parts.join('')})`)
const orderedProjection = tuple(
  constantFrom(
    '"keys": [n, title]',
    '"keys": [title, slug.current]',
    '"keys": [lower(n), ...list]',
  ),
  constantFrom('"key": n', '"key": slug.current', '"key": count(list)'),
  constantFrom('', '...', '...select(n == 1 => {"keys": [m]})', '...select(n == 1 => {"w": m})'),
  boolean(),
).map(([keys, key, splat, isFirst]) => {
  const members = isFirst ? [splat, keys, key] : [keys, key, splat]
  return `{_id, ${members.filter((member) => member !== '').join()}}`
})
const slice = constantFrom(
  '',
  '',
  '[0]',
  '[1]',
  '[0..1]',
  '[0...2]',
  '[1...3]',
  '[2..1]',
  '[0...$end]',
)
const inner = oneof(
  path.map((each) => `"p": ${each}`),
  constantFrom(
    'title',
    'n',
    '...',
    'to->',
    'to->{title, n}',
    'list[]{n, ...}',
    'list[]->{_id}',
    '"a": list[].n',
    '"s": slug.current',
    'slug{current}',
    '"c": count(list)',
    '"up": to->{"id": ^._id}',
    'n == 1 => {m}',
    '"e": *[_id == ^.to._ref][0]{title, "o": ^.title}',
    '"r": *[references(^._id)]._id',
    '"k": count(*[_type == "film" && to._ref == ^._id])',
    '"f": list[n == 1]',
    '"x": list[0]',
    '"y": list[0...1]',
    '"now": now()',
    '"sel": select(n == 1 => "one", "other")',
    '"sum": title + "!"',
    '"low": lower(title)',
    '"t": pt::text(list)',
    '_system',
    '"obj": {"_ref": to._ref}',
    '"cat": coalesce(title, n, "none")',
    'list',
    '"z": *[_type == "actor"] | order(n)[0...2]{n}',
  ),
)
const projection = oneof(
  constant(''),
  constantFrom(
    '._id',
    '{...}',
    '.slug.current',
    '{_id, title, "slug": slug.current, to->{title}}',
    '->title',
    '{..., "slug": slug.current}',
    '.list[].n',
  ),
  uniqueArray(inner, {minLength: 1, maxLength: 4}).map((members) => `{${members.join()}}`),
)
const selection = oneof(
  {weight: 5, arbitrary: tuple(filter, order, slice, projection)},
  tuple(filter, projection, order, slice),
  tuple(filter, order, projection, order),
  {weight: 2, arbitrary: tuple(filter, orderedProjection, orderOfProjection, slice)},
).map((parts) => `*${parts.join('')}`)

/** Queries of the kinds that are evaluated directly, and some that are not. */
export const queries: Arbitrary<string> = oneof(
  {weight: 6, arbitrary: selection},
  filter.map((each) => `count(*${each})`),
  tuple(selection, filter).map(
    ([first, second]) => `{"first": ${first}, "total": count(*${second})}`,
  ),
  selection.map((each) => `defined(${each})`),
)

/** Searches, most of which an index of words can find. */
export const matchQueries: Arbitrary<string> = tuple(
  oneof(
    {weight: 5, arbitrary: tuple(type, matchCondition)},
    tuple(type, matchCondition, matchCondition),
    tuple(type, matchCondition, condition),
    tuple(matchCondition),
  ),
  oneof(
    {weight: 2, arbitrary: constant('')},
    tuple(order, slice).map((parts) => parts.join('')),
  ),
  constantFrom('', '._id', '{_id, title}'),
).chain(([conditions, end, fields]) => {
  const selected = `*[${conditions.join(' && ')}]`
  return constantFrom(selected + end + fields, selected + end + fields, `count(${selected})`)
})

/** All perspectives with and without layers. */
export const perspectives: Arbitrary<Perspective> = constantFrom<Perspective>(
  'raw',
  'published',
  ['drafts'],
  ['r1', 'drafts'],
)

/** An editor and a client that is not logged in. */
export const readableTypes: Arbitrary<ReadableTypes> = constantFrom<ReadableTypes>('all', 'all', [])

/** The parameters of all queries. */
export const PARAMETERS = {
  id: 'a',
  type: 'film',
  types: ['actor', 'film', 1],
  ids: ['b', 'c', 1, 'drafts.a'],
  words: ['Red', 1, null, 'é'],
  word: 'red',
  pattern: ['deer*', 'Red'],
  number: 1,
  nothing: null,
  slug: 's1',
  end: 2,
}
