import {createQueryStore} from '@sanity/core-loader'
import {createQueryStore as createReactQueryStore} from '@sanity/react-loader'
import {createElement} from 'react'
import {renderToString} from 'react-dom/server'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {serveEmptyLake, type ServedLake} from './served-lake.ts'
import {waitFor} from './wait-for.ts'

const TITLES = '*[_type == $type] | order(_id).title'
const parameters = {type: 'film'}

let lake: ServedLake

beforeAll(async () => {
  lake = await serveEmptyLake()
  await lake.editor.create({_id: 'alien', _type: 'film', title: 'Alien'})
  await lake.editor.create({_id: 'drafts.brazil', _type: 'film', title: 'Brazil'})
})

afterAll(() => lake.close())

test('a store of core-loader fetches a query in the browser', async () => {
  const store = createQueryStore({client: lake.anonymous})
  const films = store.createFetcherStore<string[]>(TITLES, parameters)
  const stop = films.listen(() => {})
  try {
    await waitFor(async () => {
      expect(films.get()).toMatchObject({loading: false, data: ['Alien']})
    })
  } finally {
    stop()
  }
})

test('react-loader loads a query on the server, also with drafts, and renders it', async () => {
  const {loadQuery, setServerClient, useQuery} = createReactQueryStore({client: false, ssr: true})
  setServerClient(lake.editor)
  const published = await loadQuery<string[]>(TITLES, parameters, {perspective: 'published'})
  expect(published).toMatchObject({data: ['Alien']})
  const drafts = await loadQuery<string[]>(TITLES, parameters, {perspective: 'drafts'})
  expect(drafts).toMatchObject({data: ['Alien', 'Brazil'], perspective: 'drafts'})

  function Titles(): string {
    const {data} = useQuery<string[]>(TITLES, parameters, {initial: published})
    return data.join()
  }
  expect(renderToString(createElement(Titles))).toBe('Alien')
})
