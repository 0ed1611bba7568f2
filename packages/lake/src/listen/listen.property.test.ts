import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  integer,
  oneof,
  option,
  record,
  tuple,
  type Arbitrary,
} from 'fast-check'
import {evaluateSync, parse, toJS} from 'groq-js'
import {expect, test} from 'vitest'

import {isPublicId} from '../documents/document-id.ts'
import {isRecord} from '../json.ts'
import {readEvents, type ReceivedEvent} from '../testing/read-events.ts'
import {openTemporaryLake, TOKEN, type TemporaryLake} from '../testing/temporary-lake.ts'

const PARAMETERS = {id: 'a', ids: ['b', 'drafts.a'], type: 'x'}

const ids = constantFrom('a', 'b', 'c', 'drafts.a')
const types = constantFrom('x', 'y')

interface Content {
  readonly _type: string
  readonly n: number
  readonly to: {readonly _ref: string; readonly _weak: true}
}

interface Change {
  readonly id: string
  /** The new content of the document; null deletes it. */
  readonly content: Content | null
}

const contents: Arbitrary<Content> = record({
  _type: types,
  n: integer({min: 0, max: 2}),
  to: ids.map((id) => ({_ref: id, _weak: true as const})),
})
const changes: Arbitrary<Change> = record({id: ids, content: option(contents, {freq: 4})})

const condition = oneof(
  ids.map((id) => `_id == "${id}"`),
  ids.map((id) => `"${id}" == _id`),
  types.map((type) => `_type == "${type}"`),
  tuple(ids, ids).map((both) => `_id in ${JSON.stringify(both)}`),
  ids.map((id) => `references("${id}")`),
  ids.map((id) => `!(_id == "${id}")`),
  ids.map((id) => `*[_id == "${id}"][0].n == n`),
  ids.map((id) => `_id in *[_id == "${id}"].to._ref`),
  constantFrom(
    '_id == $id',
    '_id in $ids',
    '_id in [$id, "c"]',
    '_type == $type',
    '_type in [$type]',
    'references($ids)',
    'n > 0',
    'to._ref == $id',
    'to->n == 1',
    'to->_type == $type',
    'defined(to->)',
    'to->to->n > 0',
    '_id in path("drafts.**")',
    '_id in *[_type == $type]._id',
    'count(*[_id == ^.to._ref]) > 0',
    'count(*[references(^._id)]) > 0',
  ),
)
const filter = oneof(
  condition,
  tuple(condition, constantFrom('&&', '||'), condition).map((parts) => parts.join(' ')),
  tuple(condition, condition, condition).map(([a, b, c]) => `(${a} || ${b}) && ${c}`),
)
const listeners = record({
  query: tuple(filter, constantFrom('', '[0]', '{_id}', ' | order(n)', '._id')).map(
    ([insideFilter, afterFilter]) => `*[${insideFilter}]${afterFilter}`,
  ),
  isAnonymous: boolean(),
})

test('a listener receives exactly the changes of documents that match its query before or after the change', async () => {
  await assert(
    asyncProperty(
      array(changes, {minLength: 1, maxLength: 8}),
      array(listeners, {minLength: 1, maxLength: 12}),
      async (generated, listenRequests) => {
        const temporary = openTemporaryLake()
        const streams = await Promise.all(
          listenRequests.map(({query, isAnonymous}) => openListener(temporary, query, isAnonymous)),
        )
        // Its filter runs in a query process, after the filters of the other listeners.
        const nextOfLast = await openListener(temporary, '*[_id == "last" && count(*) > 0]', false)
        await nextOfLast()
        const received = listenRequests.map((): string[] => [])
        for (const [step, {id, content}] of generated.entries()) {
          await temporary.mutate(
            content ? {createOrReplace: {...content, _id: id}} : {delete: {id}},
          )
          // A filter sees referenced documents as they are when it is evaluated, so every filter must be
          // evaluated before the next change.
          for (const [index, next] of streams.entries()) {
            const {query = '*', isAnonymous = false} = listenRequests[index] ?? {}
            const expectedCount = computeExpected(
              query,
              isAnonymous,
              generated.slice(0, step + 1),
            ).length
            const events = received[index] ?? []
            events.push(...(await receive(next, expectedCount - events.length)))
          }
          await temporary.mutate({createOrReplace: {_id: 'last', _type: 'last'}})
          await nextOfLast()
        }
        await temporary.lake.close()
        for (const [index, next] of streams.entries()) {
          const {query = '*', isAnonymous = false} = listenRequests[index] ?? {}
          const events = [...(received[index] ?? []), ...(await receive(next))]
          expect([query, events]).toEqual([query, computeExpected(query, isAnonymous, generated)])
        }
      },
    ),
    {numRuns: 40, endOnFailure: true},
  )
})

async function openListener(
  {lake}: TemporaryLake,
  query: string,
  isAnonymous: boolean,
): Promise<() => Promise<ReceivedEvent>> {
  const search = new URLSearchParams({query, includeAllVersions: 'true'})
  for (const [name, value] of Object.entries(PARAMETERS)) {
    search.set(`$${name}`, JSON.stringify(value))
  }
  const response = await lake.fetch(
    new Request(`http://localhost/v2026-09-01/data/listen/production?${search.toString()}`, {
      headers: isAnonymous ? {} : {authorization: `Bearer ${TOKEN}`},
    }),
  )
  return readEvents(response)
}

/**
 * Reads the next `count` events of a listener, or all events until the stream ends. Ignores the welcome and
 * the events of the document "last".
 */
async function receive(
  next: () => Promise<ReceivedEvent>,
  count = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const received: string[] = []
  while (received.length < count) {
    const event = await next().catch(() => undefined)
    if (!event) {
      break
    }
    const {documentId, transition} = isRecord(event.data) ? event.data : {}
    if (event.event === 'mutation' && documentId !== 'last') {
      received.push(`${String(documentId)} ${String(transition)}`)
    }
  }
  return received
}

/**
 * Returns the events that a listener must receive, computed with groq-js: its dataset is only the changed
 * document, but references can reach all documents.
 */
function computeExpected(
  query: string,
  isAnonymous: boolean,
  generated: readonly Change[],
): string[] {
  const documents = new Map<string, Content & {_id: string}>()
  const expected: string[] = []
  for (const {id, content} of generated) {
    const before = documents.get(id)
    const after = content ? {...content, _id: id} : undefined
    if (after) {
      documents.set(id, after)
    } else {
      documents.delete(id)
    }
    if (isAnonymous && !isPublicId(id)) {
      continue
    }
    const [matchedBefore, matchedAfter] = [before, after].map((document) => {
      if (!document) {
        return false
      }
      const found: unknown = toJS(
        evaluateSync(parse(query), {
          dataset: [document],
          params: PARAMETERS,
          dereference: ({_ref}: {_ref: string}) => {
            if (_ref === id) {
              return document
            }
            return isAnonymous && !isPublicId(_ref) ? undefined : documents.get(_ref)
          },
        }),
      )
      return Array.isArray(found) ? found.length > 0 : found !== null
    })
    if (matchedBefore) {
      expected.push(`${id} ${matchedAfter ? 'update' : 'disappear'}`)
    } else if (matchedAfter) {
      expected.push(`${id} appear`)
    }
  }
  return expected
}
