import {existsSync} from 'node:fs'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {CURRENT_VERSION} from './store/migrate.ts'
import {FORMAT_PASSWORD, listFormatFixtures} from './testing/format-fixtures.ts'
import {signIn} from './testing/people.ts'
import {createTemporaryFolder, openTemporaryLake} from './testing/temporary-lake.ts'

const DIRECTOR = {_type: 'reference', _ref: 'director'}

test.each(listFormatFixtures())(
  'a folder of format $format opens with everything in it, after a copy was made',
  async ({format, token, unpack}) => {
    const data = createTemporaryFolder()
    unpack(data)
    const notices: string[] = []
    const temporary = openTemporaryLake({data, onNotice: (notice) => notices.push(notice)})
    const {query, request} = temporary
    const isOld = format < CURRENT_VERSION
    expect(notices).toHaveLength(isOld ? 1 : 0)
    expect(existsSync(join(data, 'production', `lake.sqlite.format-${format}`))).toBe(isOld)

    // Documents of all kinds, also through the indexes of types and references.
    expect(await query('*[_type in ["film", "person"]] | order(_id)')).toMatchObject([
      {_id: 'director', _rev: 'first', name: 'Agnès Varda'},
      {_id: 'drafts.film', _rev: 'fourth', director: {...DIRECTOR, _weak: true}},
      {
        _id: 'film',
        _rev: 'second',
        _createdAt: expect.stringMatching(/^2026-05-01T00:0[12]:00\.000Z$/u),
        title: 'Cléo from 5 to 7 🎬',
        year: 1962,
        director: DIRECTOR,
      },
      {_id: 'versions.r1.film', title: 'In a release'},
    ])
    expect(await query('*[references("director")]._id')).toEqual(['drafts.film', 'film'])
    expect(
      await query('*[_type == "film"]{title, "by": director->name}', {perspective: 'drafts'}),
    ).toEqual([{title: 'Cléo', by: 'Agnès Varda'}])

    // History, also of a deleted document.
    const atFirst = await request('/data/history/production/documents/film?revision=first')
    expect(atFirst.body).toMatchObject({documents: [{title: 'Cleo', _rev: 'first'}]})
    const lost = await request('/data/history/production/documents/lost?revision=first')
    expect(lost.body).toMatchObject({documents: [{title: 'Lost'}]})
    expect((await temporary.mutate({create: {_id: 'director', _type: 'person'}})).status).toBe(409)

    // The token may do what it could; Ann still logs in with her password.
    const grant = {token, body: {mutations: [{create: {_id: 'drafts.b', _type: 'film'}}]}}
    expect((await request('/data/mutate/production', grant)).status).toBe(200)
    const forbidden = {token, body: {mutations: [{create: {_id: 'drafts.c', _type: 'person'}}]}}
    expect((await request('/data/mutate/production', forbidden)).status).toBe(403)
    const session = await signIn(temporary, {email: 'ann@example.org', password: FORMAT_PASSWORD})
    expect((await request('/users/me', {token: session})).body).toMatchObject({name: 'Ann'})

    // Files and pictures.
    const paths = await query('*[_type match "sanity.*Asset"] | order(_type).path')
    expect(paths).toEqual([
      'files/local/production/af8d8d04fd76ce89a67b9d7add92e509f0985c34.txt',
      'images/local/production/46e1b93e7e5a1a87e57030c51e149bced3c8ba4b-2x2.png',
    ])
    const file = await request(
      'http://localhost:4100/files/local/production/af8d8d04fd76ce89a67b9d7add92e509f0985c34.txt',
    )
    expect([file.status, file.body]).toEqual([200, 'kept bytes'])
    const picture = await request(
      'http://localhost:4100/images/local/production/46e1b93e7e5a1a87e57030c51e149bced3c8ba4b-2x2.png',
    )
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
  },
)
