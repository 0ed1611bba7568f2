import type {SanityClient} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {runLakeCommand} from '../lake-command.ts'
import {logIn, serveStoredLake, type StoredLake} from './served-lake.ts'

let lake: StoredLake

beforeEach(async () => {
  lake = await serveStoredLake()
})

afterEach(() => lake.close())

/** Adds a person with a role, and returns a client of their session. */
async function addPerson(name: string, role: string): Promise<SanityClient> {
  const fields = {name, email: `${name.toLowerCase()}@example.org`, role}
  return lake.editor.withConfig({token: await logIn(lake.url, fields)})
}

async function addToken(...args: string[]): Promise<SanityClient> {
  const token = await runLakeCommand(['token', 'add', '--data', lake.data, ...args])
  return lake.editor.withConfig({token})
}

describe('the official client', () => {
  test('knows who is logged in, and finds others by id', async () => {
    const bea = await addPerson('Bea', 'contributor')
    const me = await bea.users.getById('me')
    expect(me).toEqual({
      id: expect.stringMatching(/^p[0-9a-f]{12}$/),
      name: 'Bea',
      email: 'bea@example.org',
      profileImage: null,
      provider: 'local',
      role: 'contributor',
      roles: [
        {
          name: 'contributor',
          title: 'Contributor',
          description: 'Reads all documents, and writes drafts and versions',
        },
      ],
    })
    expect(await lake.editor.users.getById(me.id)).toEqual({
      id: me.id,
      sanityUserId: me.id,
      displayName: 'Bea',
      imageUrl: null,
    })
    const {members} = await bea.projects.getById('local')
    expect(members).toMatchObject([
      {role: 'administrator', isCurrentUser: false},
      {id: me.id, role: 'contributor', isCurrentUser: true},
    ])
  })

  test('writes in the name of the person', async () => {
    const bea = await addPerson('Bea', 'editor')
    const {id} = await bea.users.getById('me')
    await bea.create({_id: 'a', _type: 'note'})
    const line = await lake.editor.request<string>({
      url: '/data/history/production/transactions/a?excludeMutations=true',
    })
    expect(JSON.parse(line)).toMatchObject({author: id})
  })

  test('of a contributor writes drafts and versions, but nothing published', async () => {
    const bea = await addPerson('Bea', 'contributor')
    await bea.create({_id: 'drafts.a', _type: 'note', title: 'One'})
    await bea.patch('drafts.a').set({title: 'Two'}).commit()
    await bea.create({_id: 'versions.r1.a', _type: 'note'})
    await bea.assets.upload('file', Buffer.from('a'), {filename: 'a.txt'})
    const refused = [
      () => bea.create({_id: 'a', _type: 'note'}),
      () =>
        bea.action({
          actionType: 'sanity.action.document.publish',
          draftId: 'drafts.a',
          publishedId: 'a',
        }),
    ]
    for (const write of refused) {
      await expect(write()).rejects.toMatchObject({
        statusCode: 403,
        message: expect.stringContaining(
          'Insufficient permissions; permission "create" required: the role Contributor writes only drafts and versions, not the published document "a"',
        ),
        details: {items: [{error: {type: 'insufficientPermissionsError', permission: 'create'}}]},
      })
    }
    expect(await bea.getDocument('drafts.a')).toMatchObject({title: 'Two'})
    expect(await bea.getDocument('a')).toBeUndefined()
  })

  test('of a viewer reads drafts and writes nothing', async () => {
    await lake.editor.create({_id: 'drafts.a', _type: 'note', title: 'Draft'})
    const bea = await addPerson('Bea', 'viewer')
    expect(await bea.fetch('*[0].title', {}, {perspective: 'drafts'})).toBe('Draft')
    for (const write of [
      () => bea.delete('drafts.a'),
      () => bea.delete('missing'),
      () => bea.assets.upload('file', Buffer.from('a'), {filename: 'a.txt'}),
    ]) {
      await expect(write()).rejects.toMatchObject({statusCode: 403})
    }
  })

  test('with a custom token writes only its types and fields', async () => {
    await lake.editor.create({_id: 'light', _type: 'light', colour: 'red', place: 'hall'})
    const phone = await addToken(
      '--label',
      'Telephone',
      '--types',
      'light,log',
      '--fields',
      'light:colour',
    )
    await phone
      .transaction()
      .patch('light', (patch) => patch.set({colour: 'green'}))
      .create({_type: 'log', text: 'green'})
      .commit()
    await expect(phone.patch('light').set({place: 'attic'}).commit()).rejects.toMatchObject({
      statusCode: 403,
      message: expect.stringContaining(
        'the role Custom does not write the field "place" of "light"',
      ),
    })
    await expect(phone.create({_type: 'note'})).rejects.toMatchObject({statusCode: 403})
    expect(await lake.anonymous.getDocument('light')).toMatchObject({
      colour: 'green',
      place: 'hall',
    })
  })

  test('listens to the drafts that its token may read, and to no others', async () => {
    const phone = await addToken('--label', 'Telephone', '--types', 'light')
    const events: unknown[] = []
    const subscription = phone
      .listen('*', {}, {events: ['welcome', 'mutation'], includeAllVersions: true})
      .subscribe((event) => events.push(event))
    await expect.poll(() => events).toHaveLength(1)
    await lake.editor
      .transaction()
      .create({_id: 'drafts.note', _type: 'note'})
      .create({_id: 'drafts.light', _type: 'light'})
      .commit()
    await expect.poll(() => events).toHaveLength(2)
    subscription.unsubscribe()
    expect(events[1]).toMatchObject({documentId: 'drafts.light', transactionTotalEvents: 1})
  })
})
