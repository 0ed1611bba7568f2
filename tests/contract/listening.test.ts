import type {ListenOptions, SanityClient} from '@sanity/client'
import {applyPatch} from 'mendoza'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {waitFor} from './wait-for.ts'
import {serveStoredLake, type StoredLake} from './served-lake.ts'

interface Subscription {
  unsubscribe(): void
}

let lake: StoredLake
let subscriptions: Subscription[] = []

beforeEach(async () => {
  lake = await serveStoredLake()
})

afterEach(async () => {
  for (const subscription of subscriptions) {
    subscription.unsubscribe()
  }
  subscriptions = []
  await lake.close()
})

type Event = Record<string, unknown>

/** Listens and waits for the welcome event, so that no later event is missed. */
async function listen(
  client: SanityClient,
  query: string,
  parameters: Record<string, unknown> = {},
  options: ListenOptions = {},
): Promise<Event[]> {
  const events: Event[] = []
  const all: ListenOptions = {...options, events: ['welcome', 'mutation', 'reconnect']}
  subscriptions.push(
    client.listen(query, parameters, all).subscribe((event) => events.push({...event})),
  )
  await waitFor(() => expect(events).toContainEqual(expect.objectContaining({type: 'welcome'})))
  return events
}

function selectMutations(events: readonly Event[]): Event[] {
  return events.filter(({type}) => type === 'mutation')
}

async function waitForMutations(events: readonly Event[], count: number): Promise<Event[]> {
  await waitFor(() => expect(selectMutations(events)).toHaveLength(count))
  return selectMutations(events)
}

const PERSON = {_id: 'person-ada', _type: 'person', name: 'Ada', age: 36}

describe('the official client listens to the Lake: it', () => {
  test('is notified when documents appear, change and disappear', async () => {
    const events = await listen(lake.editor, '*[_type == $type]', {type: 'person'})
    const created = await lake.editor.create(PERSON)
    const patched = await lake.editor.patch('person-ada').inc({age: 1}).commit()
    await lake.editor.delete('person-ada')
    await lake.editor.create({_id: 'article-one', _type: 'article'})

    const [appear, update, disappear] = await waitForMutations(events, 3)
    const {_createdAt: createdAt, ...content} = created
    expect(appear).toEqual({
      type: 'mutation',
      eventId: `${created['_rev']}#person-ada`,
      documentId: 'person-ada',
      transactionId: created['_rev'],
      transition: 'appear',
      identity: expect.any(String),
      resultRev: created['_rev'],
      timestamp: createdAt,
      visibility: expect.stringMatching(/^(query|transaction)$/),
      transactionTotalEvents: 1,
      transactionCurrentEvent: 1,
      mutations: [{create: expect.objectContaining(PERSON)}],
      result: {...content, _createdAt: createdAt},
    })
    expect(update).toMatchObject({
      transition: 'update',
      previousRev: created['_rev'],
      resultRev: patched['_rev'],
      result: {...PERSON, age: 37},
    })
    expect(disappear).toMatchObject({
      transition: 'disappear',
      previousRev: patched['_rev'],
      mutations: [{delete: {id: 'person-ada'}}],
    })
  })

  test('is notified that a document no longer matches, and that it matches again', async () => {
    await lake.editor.create(PERSON)
    const events = await listen(lake.editor, '*[_type == "person" && age < 40]')
    await lake.editor.patch('person-ada').set({age: 50}).commit()
    await lake.editor.patch('person-ada').set({age: 51}).commit()
    await lake.editor.patch('person-ada').set({age: 30}).commit()
    const found = await waitForMutations(events, 2)
    expect(found.map(({transition}) => transition)).toEqual(['disappear', 'appear'])
  })

  test('is notified of every matching document of a transaction, with the number of these documents', async () => {
    const events = await listen(lake.editor, '*[_type == "person"]')
    await lake.editor
      .transaction()
      .create(PERSON)
      .create({_id: 'article-one', _type: 'article'})
      .create({...PERSON, _id: 'person-ben'})
      .commit()
    const found = await waitForMutations(events, 2)
    expect(
      found.map(({documentId, transactionTotalEvents, transactionCurrentEvent}) => [
        documentId,
        transactionTotalEvents,
        transactionCurrentEvent,
      ]),
    ).toEqual([
      ['person-ada', 2, 1],
      ['person-ben', 2, 2],
    ])
  })

  test.each([
    ['*[_id == "person-ada"]', {}],
    ['*[_id in $ids]', {ids: ['person-ada', 'person-none']}],
    ['*[_type == "person" && _id == $id]', {id: 'person-ada'}],
    ['*[_id == $id][0]', {id: 'person-ada'}],
    ['*[_id in *[_id == "person-ada"]._id]', {}],
  ])('is notified only of documents that %s finds', async (query, parameters) => {
    await lake.editor.create(PERSON)
    await lake.editor.create({...PERSON, _id: 'person-ben'})
    const events = await listen(lake.editor, query, parameters)
    await lake.editor.patch('person-ben').inc({age: 1}).commit()
    await lake.editor.create({...PERSON, _id: 'person-cyd'})
    await lake.editor.delete('person-ben')
    await lake.editor.patch('person-ada').inc({age: 1}).commit()
    const [event] = await waitForMutations(events, 1)
    expect(event).toMatchObject({documentId: 'person-ada', result: {...PERSON, age: 37}})
  })

  test('is notified of a document whose reference matches the filter', async () => {
    await lake.editor.create(PERSON)
    const events = await listen(lake.editor, '*[author->age == 36]')
    const author = {_type: 'reference', _ref: 'person-ada'}
    await lake.editor.create({_id: 'article-one', _type: 'article', author})
    expect(await waitForMutations(events, 1)).toMatchObject([{documentId: 'article-one'}])
  })

  test('rebuilds a document from the patches of the events', async () => {
    const events = await listen(
      lake.editor,
      '*[_id == "person-ada"]',
      {},
      {includeResult: false, includeMutations: false, effectFormat: 'mendoza'},
    )
    await lake.editor.create({...PERSON, tags: ['a', 'b'], about: 'One, two, three, four.'})
    await lake.editor
      .patch('person-ada')
      .set({about: 'One, two, too, three, four.'})
      .append('tags', ['c'])
      .commit()
    const last = await lake.editor.getDocument('person-ada')

    let rebuilt: unknown = null
    for (const event of await waitForMutations(events, 2)) {
      expect(event).not.toHaveProperty('result')
      rebuilt = applyPatch(rebuilt, Reflect.get(Object(event['effects']), 'apply'))
    }
    const {_rev: rev, ...content} = last ?? {}
    expect(rev).toEqual(expect.any(String))
    expect(rebuilt).toEqual(content)
    for (const event of selectMutations(events).toReversed()) {
      rebuilt = applyPatch(rebuilt, Reflect.get(Object(event['effects']), 'revert'))
    }
    expect(rebuilt).toBeNull()
  })

  test('is notified of simultaneous changes in one unbroken chain of revisions', async () => {
    const {_rev: first} = await lake.editor.create(PERSON)
    const events = await listen(lake.editor, '*[_id == "person-ada"]')
    await Promise.all(
      Array.from({length: 40}, () => lake.editor.patch('person-ada').inc({age: 1}).commit()),
    )
    const found = await waitForMutations(events, 40)
    const chain = found.map(({previousRev}) => previousRev)
    expect(chain).toEqual([first, ...found.map(({resultRev}) => resultRev).slice(0, -1)])
    expect(found.at(-1)).toMatchObject({result: {age: 76}})
  })

  test('is notified again after a lost connection', async () => {
    const events = await listen(lake.editor, '*[_type == "person"]')
    await lake.restart()
    await waitFor(() => expect(events.filter(({type}) => type === 'welcome')).toHaveLength(2))
    await lake.editor.create(PERSON)
    const [event] = await waitForMutations(events, 1)
    expect(event).toMatchObject({transition: 'appear', documentId: 'person-ada'})
    expect(events.map(({type}) => type)).toEqual(['welcome', 'reconnect', 'welcome', 'mutation'])
  })

  test('is notified immediately that a query is invalid', async () => {
    const failure = new Promise<unknown>((resolve) => {
      subscriptions.push(lake.editor.listen('*[_type == ').subscribe({error: resolve}))
    })
    expect(await failure).toMatchObject({
      name: 'ChannelError',
      message: expect.stringContaining('unexpected end-of-file'),
    })
  })
})
