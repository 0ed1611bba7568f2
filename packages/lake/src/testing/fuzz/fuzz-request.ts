import * as fc from 'fast-check'

import {TOKEN} from '../temporary-lake.ts'

/** A request that no client would send, or that one could. */
export interface FuzzRequest {
  readonly method: string
  /** Path and query of the URL. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

const ids = fc.constantFrom(
  'a',
  'b',
  'drafts.a',
  'versions.r.a',
  'none',
  '*',
  '.',
  '..',
  '-a',
  '%',
  'é',
  '',
)
const words = fc.oneof(
  ids,
  fc.constantFrom(
    'film',
    'person',
    'production',
    'local',
    'me',
    'true',
    '-1',
    '0',
    '1e999',
    'null',
    '2026-09-01',
  ),
  fc.string({maxLength: 12, unit: 'binary'}),
)

const groqOperands = fc.oneof(
  ids.map((id) => JSON.stringify(id)),
  fc.constantFrom(
    '@',
    '^',
    '^.^',
    '_id',
    'title',
    'to->',
    'to->title',
    'list[]',
    '$x',
    'null',
    'true',
    '1',
    '-1.5e3',
  ),
  fc.constantFrom(
    'now()',
    'identity()',
    'path("a.**")',
    '"a*b*c*d*e*"',
    '[]',
    '{}',
    '[1, "a", null]',
    '...',
  ),
)
const UNARY_FUNCTIONS = [
  'count',
  'defined',
  'length',
  'references',
  'coalesce',
  'array::unique',
  'array::compact',
  'dateTime',
  'math::sum',
  'round',
  'pt::text',
  'documents::get',
  'text::query',
  'sanity::versionsOf',
  'lower',
  'path',
  'string',
  'nothing',
] as const
const BINARY_FUNCTIONS = [
  'string::split',
  'array::join',
  'array::intersects',
  'string::startsWith',
  'select',
  'references',
  'coalesce',
  'geo::distance',
  'sanity::partOfRelease',
  'diff::changedAny',
  'round',
] as const
const groq = fc.letrec<{readonly expression: string; readonly pipeline: string}>((tie) => ({
  expression: fc.oneof(
    {maxDepth: 3, withCrossShrink: false},
    groqOperands,
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom(
          '==',
          '!=',
          '<',
          'in',
          'match',
          '+',
          '-',
          '*',
          '/',
          '%',
          '**',
          '&&',
          '||',
          '..',
          '...',
          '=>',
          '|',
        ),
        tie('expression'),
      )
      .map((parts) => parts.join(' ')),
    fc
      .tuple(fc.constantFrom(...UNARY_FUNCTIONS), tie('expression'))
      .map(([name, argument]) => `${name}(${argument})`),
    fc
      .tuple(fc.constantFrom(...BINARY_FUNCTIONS), tie('expression'), tie('expression'))
      .map(([name, ...args]) => `${name}(${args.join(', ')})`),
    tie('pipeline'),
  ),
  pipeline: fc
    .array(
      fc.oneof(
        tie('expression').map((filter) => `[${filter}]`),
        tie('expression').map((value) => `{"v": ${value}, ...}`),
        tie('expression').map((key) => ` | order(${key} desc)`),
        tie('expression').map((key) => ` | score(${key})`),
        fc.constantFrom('[0]', '[0..5]', '[-3...2]', '._id', '.to->', '[]', '{', ']', ')'),
      ),
      {maxLength: 4},
    )
    .map((steps) => `*${steps.join('')}`),
}))

const json = fc.oneof(
  fc.json({maxDepth: 4}),
  fc.string({maxLength: 30, unit: 'binary'}),
  fc.nat(5000).map((depth) => '['.repeat(depth)),
)
const names = fc.oneof(
  {arbitrary: fc.constantFrom('a', 'b', 'c', 'drafts.a', 'versions.r.a'), weight: 9},
  {arbitrary: words, weight: 1},
)
const types = fc.oneof(
  {arbitrary: fc.constantFrom('film', 'person'), weight: 9},
  {arbitrary: fc.oneof(words, fc.jsonValue({maxDepth: 1})), weight: 1},
)
const attributes = fc.record(
  {
    _id: names,
    _type: types,
    _rev: words,
    title: fc.jsonValue({maxDepth: 2}),
    to: fc.record({_type: fc.constant('reference'), _ref: names, _weak: fc.boolean()}),
    list: fc.array(fc.jsonValue({maxDepth: 2}), {maxLength: 4}),
  },
  {requiredKeys: ['_id', '_type']},
)
const paths = fc.constantFrom(
  'title',
  'list[0]',
  'list[-1]',
  'list[0:9]',
  'list[_key=="k"]',
  'to._ref',
  '..title',
  '_id',
  '[',
  '',
  'a.b.c',
)
const changes = fc.record(
  {
    set: fc.dictionary(paths, fc.jsonValue({maxDepth: 2}), {maxKeys: 3}),
    setIfMissing: fc.dictionary(paths, fc.jsonValue({maxDepth: 2}), {maxKeys: 2}),
    unset: fc.array(paths, {maxLength: 3}),
    inc: fc.dictionary(paths, fc.double({noNaN: true}), {maxKeys: 2}),
    diffMatchPatch: fc.dictionary(paths, words, {maxKeys: 2}),
    insert: fc.record({after: paths, items: fc.array(fc.jsonValue({maxDepth: 1}), {maxLength: 3})}),
    merge: fc.jsonValue({maxDepth: 1}),
  },
  {requiredKeys: []},
)
const brokenChanges = fc.dictionary(
  fc.constantFrom('set', 'unset', 'inc', 'dec', 'insert', 'setIfMissing', 'diffMatchPatch', 'x'),
  fc.jsonValue({maxDepth: 2}),
  {maxKeys: 2},
)
const patch = fc
  .tuple(
    fc.oneof(
      {arbitrary: fc.record({id: names}), weight: 4},
      {arbitrary: fc.record({query: groq.pipeline}), weight: 1},
      {arbitrary: fc.record({id: names, ifRevisionID: words}), weight: 1},
    ),
    fc.oneof({arbitrary: changes, weight: 6}, {arbitrary: brokenChanges, weight: 1}),
  )
  .map(([selection, operations]) => Object.assign(selection, operations))
const mutation = fc.oneof(
  {
    arbitrary: fc
      .tuple(fc.constantFrom('create', 'createOrReplace', 'createIfNotExists'), attributes)
      .map(([kind, document]) => ({[kind]: document})),
    weight: 5,
  },
  {arbitrary: patch.map((value) => ({patch: value})), weight: 5},
  {arbitrary: fc.record({id: names}).map((value) => ({delete: value})), weight: 2},
  {arbitrary: fc.jsonValue({maxDepth: 2}), weight: 1},
)
const action = fc
  .tuple(
    fc.constantFrom(
      'create',
      'edit',
      'publish',
      'unpublish',
      'discard',
      'delete',
      'replaceDraft',
      'version.create',
      'version.discard',
      'explode',
    ),
    fc.record(
      {
        draftId: names,
        publishedId: names,
        versionId: names,
        attributes,
        document: attributes,
        patch,
        ifExists: words,
        purge: fc.boolean(),
      },
      {requiredKeys: []},
    ),
  )
  .map(([kind, values]) => Object.assign(values, {actionType: `sanity.action.document.${kind}`}))
const bodies = fc.oneof(
  fc
    .record({mutations: fc.array(mutation, {maxLength: 4}), transactionId: words})
    .map((value) => JSON.stringify(value)),
  fc.record({actions: fc.array(action, {maxLength: 3})}).map((value) => JSON.stringify(value)),
  fc
    .record({query: groq.pipeline, params: fc.jsonValue({maxDepth: 1})})
    .map((value) => JSON.stringify(value)),
  json,
)

const segments = words.map(encodeURIComponent)
const operations = fc.oneof(
  fc.constantFrom(
    'data/query/production',
    'data/mutate/production',
    'data/actions/production',
    'data/listen/production',
    'data/live/events/production',
    'data/export/production',
    'data/ping/production',
    'users/me',
    'projects/local/cors',
    'projects/local/datasets/production/acl',
    'access/project/local/users',
    'auth/local',
    'auth/password',
    'auth/fetch',
    'auth/providers',
    'auth/logout',
    'assets/images/production',
    'assets/files/production',
  ),
  fc
    .tuple(
      fc.constantFrom(
        'data/doc/production/',
        'data/history/production/documents/',
        'data/history/production/transactions/',
        'data/history/production/events/documents/',
        'data/query/',
        'users/',
        'projects/',
        'projects/local/cors/',
        'user-applications/',
        '',
      ),
      segments,
    )
    .map((parts) => parts.join('')),
)
const versions = fc.constantFrom('/v1/', '/v2026-09-01/', '/vX/', '/v0/', '/v9999-99-99/', '/')
const searches = fc
  .tuple(
    groq.pipeline,
    fc.dictionary(
      fc.oneof(
        fc.constantFrom(
          'perspective',
          'revision',
          'time',
          'limit',
          'reverse',
          'effectFormat',
          'tag',
          'returnQuery',
          'lastLiveEventId',
          'includeResult',
          'visibility',
          'returnDocuments',
          'dryRun',
          'autoGenerateArrayKeys',
          'origin',
          'sid',
          'filename',
          '$x',
          'explain',
          'resultSourceMap',
          'w',
          'fm',
        ),
        words,
      ),
      fc.oneof(words, json, fc.constantFrom('true', 'withKeyArraySelector')),
      {maxKeys: 4},
    ),
  )
  .map(([query, others]) => new URLSearchParams({query, ...others}).toString())

const headers = fc.record(
  {
    authorization: fc.constantFrom(
      `Bearer ${TOKEN}`,
      `Bearer ${TOKEN}`,
      'Bearer wrong',
      'Basic eDp5',
      'Bearer',
    ),
    'content-type': fc.constantFrom(
      'application/json',
      'text/plain',
      'image/png',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      '/',
    ),
    accept: fc.constantFrom('text/event-stream', 'image/webp', '*/*', ';'),
    origin: fc.constantFrom('http://localhost:3333', 'https://evil.example', 'null'),
    range: fc.constantFrom('bytes=0-', 'bytes=9-1', 'bytes=-5', 'lines=1'),
    'if-none-match': fc.constantFrom('*', '"x"', 'W/'),
    'last-event-id': fc.constantFrom('1', '-1', 'x#y', '99999999999999999999'),
    cookie: fc.constantFrom('sanitySession=x', '=;=;'),
  },
  {requiredKeys: []},
)

const nonsense: fc.Arbitrary<FuzzRequest> = fc.record({
  method: fc.constantFrom(
    'GET',
    'GET',
    'POST',
    'POST',
    'PUT',
    'PATCH',
    'DELETE',
    'HEAD',
    'OPTIONS',
  ),
  path: fc
    .tuple(versions, operations, fc.constantFrom('?', ''), searches)
    .map(
      ([version, operation, separator, search]) =>
        `${version}${operation}${separator && `?${search}`}`,
    ),
  headers,
  body: fc.option(bodies, {nil: undefined}),
})

const LOGGED_IN = {authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json'}
const perspectives = fc.constantFrom('raw', 'drafts', 'published', 'r,drafts', 'nothing')

function createPosts(operation: string, sent: fc.Arbitrary<unknown>): fc.Arbitrary<FuzzRequest> {
  return sent.map((body) => ({
    method: 'POST',
    path: `/v2026-09-01/data/${operation}/production?returnDocuments=true&returnIds=true`,
    headers: LOGGED_IN,
    body: JSON.stringify(body),
  }))
}

function createReads(operation: string): fc.Arbitrary<FuzzRequest> {
  return fc
    .tuple(fc.oneof(groq.pipeline, groq.expression), perspectives, fc.jsonValue({maxDepth: 1}))
    .map(([query, perspective, x]) => {
      const search = new URLSearchParams({query, perspective, $x: JSON.stringify(x)})
      return {
        method: 'GET',
        path: `/v2026-09-01/data/${operation}/production?${search.toString()}`,
        headers: LOGGED_IN,
        body: undefined,
      }
    })
}

/** Generates requests: most reach an endpoint and have a valid form, and some are nonsense in each part. */
export const fuzzRequests: fc.Arbitrary<FuzzRequest> = fc.oneof(
  {arbitrary: createReads('query'), weight: 6},
  {arbitrary: createReads('listen'), weight: 1},
  {
    arbitrary: createPosts('query', fc.record({query: groq.pipeline, params: fc.jsonValue()})),
    weight: 1,
  },
  {
    arbitrary: createPosts(
      'mutate',
      fc.record({mutations: fc.array(mutation, {minLength: 1, maxLength: 3})}),
    ),
    weight: 5,
  },
  {
    arbitrary: createPosts(
      'actions',
      fc.record({actions: fc.array(action, {minLength: 1, maxLength: 3})}),
    ),
    weight: 3,
  },
  {arbitrary: nonsense, weight: 5},
)
