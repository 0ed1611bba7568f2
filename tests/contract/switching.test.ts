import {
  type StatusSwitch,
  StatusSwitchError,
  type SwitchOptions,
  switchStatus,
  switchStatuses,
  undoSwitches,
} from '@reader-article/content'
import {createClient} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {serveEmptyLake, type ServedLake} from './served-lake.ts'

let lake: ServedLake

const CLARA = {pin: '700107'}
const USER = {id: 'u1', name: 'Hester Quill'}
const reference = (id: string) => ({_type: 'reference', _ref: id})
const weakReference = (id: string) => ({...reference(id), _weak: true})

beforeEach(async () => {
  lake = await serveEmptyLake()
  await lake.editor
    .transaction()
    .create({_id: 'settings', _type: 'settings', timeZone: 'Europe/London'})
    .create({_id: 'status-available', _type: 'status', label: 'Available', order: 1})
    .create({_id: 'status-busy', _type: 'status', label: 'Busy', order: 2})
    .create({_id: 'status-on-a-break', _type: 'status', label: 'On a break', order: 3})
    .create({_id: 'drafts.status-new', _type: 'status', label: 'Unpublished', order: 4})
    .create({_id: 'reader-700107', _type: 'reader', name: 'Clara Voss', pin: '700107'})
    .create({_id: 'reader-0482', _type: 'reader', name: 'Idris', pin: '0482'})
    .create({_id: 'reader-9999', _type: 'reader', name: 'Olwen', pin: '9999', retired: true})
    .create({
      _id: 'availability-reader-700107',
      _type: 'availability',
      reader: reference('reader-700107'),
      status: reference('status-available'),
      since: '2026-06-28T08:00:00.000Z',
      note: 'until late',
    })
    .commit()
})

afterEach(() => lake.close())

/** Options of a switch at a time on a summer's day; London's clocks are an hour ahead of UTC. */
function at(time: string, options: SwitchOptions = {}): SwitchOptions {
  return {user: USER, source: 'Test', now: () => new Date(`2026-06-28T${time}Z`), ...options}
}

async function fetchAvailability(readerId = 'reader-700107'): Promise<unknown> {
  return lake.editor.fetch(
    '*[_id == $id][0]{status, since, until, next, note, "reader": reader._ref}',
    {id: `availability-${readerId}`},
  )
}

async function fetchChanges(): Promise<Record<string, unknown>[]> {
  return lake.editor.fetch('*[_type == "statusChange"] | order(_createdAt asc)')
}

async function findError(change: StatusSwitch, options = at('12:00')): Promise<unknown> {
  const before = await fetchChanges()
  const error: unknown = await switchStatus(lake.editor, change, options).catch(
    (failure: unknown) => failure,
  )
  expect(await fetchChanges()).toEqual(before)
  return error instanceof StatusSwitchError ? {code: error.code, message: error.message} : error
}

describe('switchStatus', () => {
  test('writes the availability and a private record in one transaction', async () => {
    const {_rev: before} = (await lake.editor.getDocument('availability-reader-700107')) ?? {}
    const result = await switchStatus(
      lake.editor,
      {...CLARA, status: 'on-a-break', until: '15:30', note: ' tea '},
      at('12:00'),
    )
    expect(await fetchAvailability()).toEqual({
      reader: 'reader-700107',
      status: reference('status-on-a-break'),
      since: '2026-06-28T12:00:00.000Z',
      until: '2026-06-28T14:30:00.000Z',
      next: reference('status-available'),
      note: 'tea',
    })
    const [record, ...others] = await fetchChanges()
    const {_id, _rev, _createdAt, _updatedAt, ...content} = record ?? {}
    expect(others).toEqual([])
    expect(_id).toMatch(/^statusChange\.[0-9a-f]{32}$/)
    expect(content).toEqual({
      _type: 'statusChange',
      at: '2026-06-28T12:00:00.000Z',
      reader: weakReference('reader-700107'),
      from: {
        _type: 'recordedStatus',
        status: weakReference('status-available'),
        label: 'Available',
        since: '2026-06-28T08:00:00.000Z',
        note: 'until late',
      },
      to: {
        _type: 'recordedStatus',
        status: weakReference('status-on-a-break'),
        label: 'On a break',
        since: '2026-06-28T12:00:00.000Z',
        until: '2026-06-28T14:30:00.000Z',
        next: weakReference('status-available'),
        nextLabel: 'Available',
        note: 'tea',
      },
      user: USER,
      source: 'Test',
    })
    const availability = await lake.editor.getDocument('availability-reader-700107')
    expect(availability?._rev).toBe(_rev)
    expect(_rev).not.toBe(before)
    expect(result).toEqual({
      changeId: _id,
      reader: {id: 'reader-700107', name: 'Clara Voss', pin: '700107'},
      timeZone: 'Europe/London',
      from: {
        status: {id: 'status-available', label: 'Available'},
        since: '2026-06-28T08:00:00.000Z',
        note: 'until late',
      },
      to: {
        status: {id: 'status-on-a-break', label: 'On a break'},
        since: '2026-06-28T12:00:00.000Z',
        until: '2026-06-28T14:30:00.000Z',
        next: {id: 'status-available', label: 'Available'},
        note: 'tea',
      },
    })
  })

  test('removes the end and the note of the status before', async () => {
    await switchStatus(
      lake.editor,
      {...CLARA, status: 'On a break', until: '15:30', note: 'tea'},
      at('12:00'),
    )
    await switchStatus(lake.editor, {...CLARA, status: 'status-busy'}, at('12:10'))
    expect(await fetchAvailability()).toEqual({
      reader: 'reader-700107',
      status: reference('status-busy'),
      since: '2026-06-28T12:10:00.000Z',
      until: null,
      next: null,
      note: null,
    })
  })

  test('creates the availability of a reader who has none', async () => {
    await switchStatus(lake.editor, {readerId: 'reader-0482', status: 'Busy'}, at('12:00'))
    expect(await fetchAvailability('reader-0482')).toEqual({
      reader: 'reader-0482',
      status: reference('status-busy'),
      since: '2026-06-28T12:00:00.000Z',
      until: null,
      next: null,
      note: null,
    })
    expect(await fetchChanges()).toMatchObject([{to: {label: 'Busy'}}])
    expect((await fetchChanges())[0]).not.toHaveProperty('from')
  })

  test('records as the status before the one that had followed by itself', async () => {
    await switchStatus(lake.editor, {...CLARA, status: 'On a break', until: '15:30'}, at('12:00'))
    await switchStatus(lake.editor, {...CLARA, status: 'Busy'}, at('16:00'))
    const [, second] = await fetchChanges()
    expect(second?.['from']).toEqual({
      _type: 'recordedStatus',
      status: weakReference('status-available'),
      label: 'Available',
      since: '2026-06-28T14:30:00.000Z',
    })
  })

  test('that extends a break keeps its beginning and what follows', async () => {
    await switchStatus(lake.editor, {...CLARA, status: 'On a break', until: '15:30'}, at('12:00'))
    await switchStatus(lake.editor, {...CLARA, status: 'On a break', until: '16:00'}, at('12:30'))
    expect(await fetchAvailability()).toMatchObject({
      since: '2026-06-28T12:00:00.000Z',
      until: '2026-06-28T15:00:00.000Z',
      next: reference('status-available'),
    })
  })

  test('to exactly the status of now writes nothing', async () => {
    const change = {...CLARA, status: 'Busy', until: '15:30'}
    await switchStatus(lake.editor, change, at('12:00'))
    const availability = await fetchAvailability()
    const again = await switchStatus(lake.editor, change, at('12:05'))
    expect(again.changeId).toBeUndefined()
    expect(await fetchAvailability()).toEqual(availability)
    expect(await fetchChanges()).toHaveLength(1)
  })

  test('records the user of the token', async () => {
    await switchStatus(lake.editor, {...CLARA, status: 'Busy'})
    const {id, name} = await lake.editor.users.getById('me')
    expect(await fetchChanges()).toMatchObject([{user: {id, name}}])
  })

  test('writes no other types', async () => {
    const types: unknown[] = []
    const {editor} = lake
    await switchStatus(
      {
        fetch: (query, parameters, options) => editor.fetch(query, {...parameters}, options),
        mutate: (mutations, options) => {
          for (const mutation of mutations) {
            types.push('create' in mutation ? mutation.create._type : mutation.patch.id)
          }
          return editor.mutate(mutations, options)
        },
      },
      {...CLARA, status: 'Busy'},
    )
    expect(types).toEqual(['availability-reader-700107', 'statusChange'])
  })

  test.each([
    [{pin: '123456'}, 'unknown-pin', 'No published reader has the PIN 123456.'],
    [
      {pin: '12'},
      'unknown-pin',
      'pin "12" is not a PIN. Use a string of 4 to 10 digits, such as 700107; leading zeros count.',
    ],
    [{readerId: 'reader-x'}, 'unknown-pin', 'No published reader has the id "reader-x".'],
    [
      {pin: '9999'},
      'retired-reader',
      'Olwen has retired. Bring the reader back in the Studio first.',
    ],
  ])('rejects %j', async (choice, code, message) => {
    expect(await findError({...choice, status: 'Busy'})).toEqual({code, message})
  })

  test.each([
    [
      {status: 'Lunch'},
      'unknown-status',
      'There is no status "Lunch". Use one of: Available, Busy, On a break.',
    ],
    [
      {status: 'Unpublished'},
      'unknown-status',
      'There is no status "Unpublished". Use one of: Available, Busy, On a break.',
    ],
    [
      {status: ''},
      'unknown-status',
      'There is no status "". Use one of: Available, Busy, On a break.',
    ],
    [
      {status: 'Busy', until: 'half past three'},
      'bad-until',
      'until "half past three" is not a time. Use a time of today such as "15:30", a date and time such as "2026-11-29T15:30", or an instant such as "2026-11-29T15:30:00Z".',
    ],
    [
      {status: 'Busy', until: new Date(NaN)},
      'bad-until',
      'until null is not a time. Use a time of today such as "15:30", a date and time such as "2026-11-29T15:30", or an instant such as "2026-11-29T15:30:00Z".',
    ],
    [
      {status: 'Busy', until: '12:30'},
      'in-the-past',
      'until "12:30" has passed: it is 2026-06-28T13:00 in Europe/London. Use a later time; for another day, with its date, for example "2026-11-29T15:30".',
    ],
    [
      {status: 'Busy', next: 'Available'},
      'bad-until',
      'next "Available" needs a time at which it begins. Use for example until: "15:30".',
    ],
    [
      {status: 'Busy', until: '15:30', next: 'Nowhere'},
      'unknown-status',
      'There is no status "Nowhere". Use one of: Available, Busy, On a break.',
    ],
    [
      {status: 'Available', until: '15:30'},
      'same-status',
      '"Available" would be followed by itself. Name another status that follows at 15:30, as next.',
    ],
    [
      {status: 'Busy', note: 'x'.repeat(201)},
      'bad-note',
      'The note has 201 characters. Use at most 200; more than 80 do not fit next to the status.',
    ],
  ])('rejects %j', async (change, code, message) => {
    expect(await findError({...CLARA, ...change})).toEqual({code, message})
  })

  test.each([
    ['{"status": null}', 'unknown-status', 'There is no status null.'],
    ['{"status": "Busy", "until": "15:30", "next": 3}', 'unknown-status', 'There is no status 3.'],
    ['{"status": "Busy", "until": null}', 'bad-until', 'until null is not a time.'],
    ['{"status": "Busy", "until": 1800000000000}', 'bad-until', 'is not a time.'],
    ['{"status": "Busy", "until": "2027-02-30T10:00:00Z"}', 'bad-until', 'is not a time.'],
    ['{"status": "Busy", "until": "9999-12-31T23:59:59-01:00"}', 'bad-until', 'is not a time.'],
    ['{"status": "Busy", "note": null}', 'bad-note', 'The note null is not a string.'],
  ])('rejects the JSON %s', async (json, code, message) => {
    const change: StatusSwitch = JSON.parse(json)
    expect(await findError({...change, ...CLARA})).toEqual({
      code,
      message: expect.stringContaining(message),
    })
  })

  test.each([
    ['9:05', '2026-06-28T08:05:00.000Z'],
    ['15:30', '2026-06-28T14:30:00.000Z'],
    ['2026-12-24T18:00', '2026-12-24T18:00:00.000Z'],
    ['2026-06-29T00:30:00+02:00', '2026-06-28T22:30:00.000Z'],
    ['2026-06-29T00:30Z', '2026-06-29T00:30:00.000Z'],
    [new Date('2026-06-29T00:30:00Z'), '2026-06-29T00:30:00.000Z'],
  ])('understands until %s', async (until, instant) => {
    await switchStatus(lake.editor, {...CLARA, status: 'Busy', until}, at('07:00'))
    expect(await fetchAvailability()).toMatchObject({until: instant})
  })

  test('rejects a label that two statuses have', async () => {
    await lake.editor.create({_id: 'status-second', _type: 'status', label: 'busy.'})
    expect(await findError({...CLARA, status: 'Busy'})).toEqual({
      code: 'ambiguous-status',
      message: 'Several statuses are called "Busy". Use an id: status-busy, status-second.',
    })
  })

  test('without a token is not allowed', async () => {
    await expect(switchStatus(lake.anonymous, {...CLARA, status: 'Busy'})).rejects.toMatchObject({
      name: 'StatusSwitchError',
      code: 'not-allowed',
    })
    expect(await fetchChanges()).toEqual([])
  })

  test('reports a server that does not respond', async () => {
    const client = createClient({
      projectId: 'local',
      dataset: 'production',
      apiHost: 'http://127.0.0.1:1',
      useProjectHostname: false,
      useCdn: false,
      apiVersion: '2026-09-01',
      token: 'x',
      maxRetries: 0,
    })
    await expect(switchStatus(client, {...CLARA, status: 'Busy'})).rejects.toMatchObject({
      code: 'unreachable',
    })
  })

  test('by many at the same moment records each, with the status before it', async () => {
    const labels = ['Busy', 'On a break', 'Available', 'Busy', 'On a break', 'Available']
    const results = await Promise.all(
      labels.map((status, index) =>
        switchStatus(
          lake.editor,
          {...CLARA, status, note: `switch ${index}`},
          {user: {id: `u${index}`, name: `Person ${index}`}},
        ),
      ),
    )
    const changes = new Map(results.map(({from, to}) => [from?.note ?? '', to.note ?? ''] as const))
    // Each switch came after exactly one other: the records form a chain from the first status to the last.
    expect(changes.size).toBe(labels.length)
    const seen: string[] = []
    for (let note = changes.get('until late'); note; note = changes.get(note)) {
      seen.push(note)
    }
    expect(seen.toSorted()).toEqual(labels.map((_, index) => `switch ${index}`))
    expect(await fetchAvailability()).toMatchObject({note: seen.at(-1)})
    expect(await fetchChanges()).toHaveLength(labels.length)
  })
})

describe('switchStatuses', () => {
  test('switches several readers in one transaction', async () => {
    const results = await switchStatuses(
      lake.editor,
      [
        {pin: '0482', status: 'Busy'},
        {...CLARA, status: 'Busy'},
      ],
      at('12:00'),
    )
    expect(results.map(({reader}) => reader.name)).toEqual(['Idris', 'Clara Voss'])
    const revisions = await lake.editor.fetch<string[]>(
      '*[_type in ["availability", "statusChange"]]._rev',
    )
    expect([revisions.length, new Set(revisions).size]).toEqual([4, 1])
  })

  test('switches nobody if one of the readers is unknown or is named twice', async () => {
    await expect(
      switchStatuses(lake.editor, [
        {...CLARA, status: 'Busy'},
        {pin: '123456', status: 'Busy'},
      ]),
    ).rejects.toMatchObject({code: 'unknown-pin'})
    await expect(
      switchStatuses(lake.editor, [
        {...CLARA, status: 'Busy'},
        {readerId: 'reader-700107', status: 'Available'},
      ]),
    ).rejects.toMatchObject({
      code: 'duplicate-reader',
      message: 'Clara Voss (PIN 700107) is to be switched twice. Name each reader once.',
    })
    expect(await fetchChanges()).toEqual([])
  })
})

describe('undoSwitches', () => {
  test('restores the status before and records this as well', async () => {
    const before = await fetchAvailability()
    const {changeId = ''} = await switchStatus(
      lake.editor,
      {...CLARA, status: 'Busy', until: '15:30', note: 'tea'},
      at('12:00'),
    )
    const [undone] = await undoSwitches(lake.editor, [changeId], at('12:01'))
    expect(await fetchAvailability()).toEqual(before)
    expect((await fetchChanges())[1]).toMatchObject({
      _id: undone?.changeId,
      from: {label: 'Busy', note: 'tea'},
      to: {label: 'Available', note: 'until late'},
      undoes: weakReference(changeId),
    })
  })

  test('restores a break only until its end', async () => {
    const busyUntil = {...CLARA, status: 'On a break', until: '15:30'}
    await switchStatus(lake.editor, busyUntil, at('12:00'))
    const {changeId = ''} = await switchStatus(lake.editor, {...CLARA, status: 'Busy'}, at('12:10'))
    await undoSwitches(lake.editor, [changeId], at('15:00'))
    expect(await fetchAvailability()).toMatchObject({
      status: reference('status-available'),
      since: '2026-06-28T14:30:00.000Z',
      until: null,
    })
  })

  test('does not undo a switch after which somebody else has switched', async () => {
    const {changeId = ''} = await switchStatus(lake.editor, {...CLARA, status: 'Busy'}, at('12:00'))
    await switchStatus(lake.editor, {...CLARA, status: 'On a break'}, at('12:05'))
    await expect(undoSwitches(lake.editor, [changeId], at('12:06'))).rejects.toMatchObject({
      code: 'not-undoable',
      message: `The switch ${changeId} cannot be undone: Clara Voss has been switched again since.`,
    })
    expect(await fetchAvailability()).toMatchObject({status: reference('status-on-a-break')})
  })

  test('does not undo a break that somebody else has extended, or given another note', async () => {
    for (const again of [{until: '16:00', note: 'tea'}, {until: '15:30', note: 'coffee'}, {}]) {
      const onBreak = {...CLARA, status: 'On a break'}
      const first = {...onBreak, until: '15:30', note: 'tea'}
      await switchStatus(lake.editor, {...CLARA, status: 'Busy'}, at('11:00'))
      const {changeId = ''} = await switchStatus(lake.editor, first, at('12:00'))
      await switchStatus(lake.editor, {...onBreak, ...again}, at('12:05'))
      const extended = await fetchAvailability()
      await expect(undoSwitches(lake.editor, [changeId], at('12:06'))).rejects.toMatchObject({
        code: 'not-undoable',
        message: `The switch ${changeId} cannot be undone: Clara Voss has been switched again since.`,
      })
      expect(await fetchAvailability()).toEqual(extended)
    }
  })

  test('undoes a switch once, even if its id is passed twice', async () => {
    const {changeId = ''} = await switchStatus(lake.editor, {...CLARA, status: 'Busy'}, at('12:00'))
    await expect(
      undoSwitches(lake.editor, [changeId, changeId], at('12:01')),
    ).rejects.toMatchObject({code: 'duplicate-reader'})
    const both = await Promise.allSettled([
      undoSwitches(lake.editor, [changeId], at('12:01')),
      undoSwitches(lake.editor, [changeId], at('12:02')),
    ])
    expect(both.map(({status}) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await fetchChanges()).toHaveLength(2)
  })

  test('does not undo a first status or an unknown change', async () => {
    const {changeId = ''} = await switchStatus(
      lake.editor,
      {pin: '0482', status: 'Busy'},
      at('12:00'),
    )
    await expect(undoSwitches(lake.editor, [changeId])).rejects.toMatchObject({
      code: 'not-undoable',
    })
    await expect(undoSwitches(lake.editor, ['statusChange.x'])).rejects.toMatchObject({
      code: 'unknown-change',
    })
  })
})
