import {
  applyDocumentActions,
  checkPermissions,
  createDocument,
  createDocumentHandle,
  createRelease,
  createSanityInstance,
  datasets,
  deleteDocument,
  editDocument,
  getClient,
  publishDocument,
  publishRelease,
  resolveDocument,
  resolveQuery,
  resolveUser,
  resolveUsers,
  type SanityInstance,
} from '@sanity/sdk'
import {afterEach, beforeEach, expect, inject, test} from 'vitest'

// The App SDK always sends the project in the name of the host, here local.localhost: a browser finds it.
let app: SanityInstance

beforeEach(() => {
  app = createSanityInstance({
    projectId: 'local',
    dataset: 'production',
    perspective: 'drafts',
    auth: {token: inject('lakeToken'), apiHost: inject('lakeUrl')},
  })
})

afterEach(async () => {
  const client = getClient(app, {apiVersion: '2026-09-01'})
  await client.delete({query: '*[_type == "sdkFilm"]'})
  app.dispose()
})

test('an app of the SDK creates, edits, publishes and deletes a document', async () => {
  const film = createDocumentHandle({documentId: 'sdk-alien', documentType: 'sdkFilm'})
  const created = await applyDocumentActions(app, {
    actions: [createDocument(film), editDocument(film, {set: {title: 'Alien'}})],
  })
  await created.submitted()
  expect(await resolveDocument(app, film)).toMatchObject({_id: 'drafts.sdk-alien', title: 'Alien'})
  const published = await applyDocumentActions(app, {
    actions: [editDocument(film, {set: {year: 1979}}), publishDocument(film)],
  })
  await published.submitted()
  const query = '*[_type == "sdkFilm"]{_id, title, year}'
  const perspective = 'raw'
  expect(await resolveQuery(app, {query, perspective})).toEqual([
    {_id: 'sdk-alien', title: 'Alien', year: 1979},
  ])
  const deleted = await applyDocumentActions(app, {actions: [deleteDocument(film)]})
  await deleted.submitted()
  const client = getClient(app, {apiVersion: '2026-09-01', perspective})
  expect(await client.fetch(query)).toEqual([])
})

test('an app of the SDK creates a document in a release, and publishes the release', async () => {
  const perspective = {releaseName: 'sdk-spring'}
  const film = createDocumentHandle({
    documentId: 'sdk-brazil',
    documentType: 'sdkFilm',
    perspective,
  })
  const release = {releaseId: 'sdk-spring'}
  const created = await applyDocumentActions(app, {
    actions: [createRelease(release, {title: 'Spring', releaseType: 'asap'})],
  })
  await created.submitted()
  const filled = await applyDocumentActions(app, {
    actions: [createDocument(film), editDocument(film, {set: {title: 'Brazil'}})],
  })
  await filled.submitted()
  const published = await applyDocumentActions(app, {actions: [publishRelease(release)]})
  await published.submitted()
  const client = getClient(app, {apiVersion: '2026-09-01', perspective: 'raw'})
  expect(await client.fetch('*[_type == "sdkFilm"]{_id, title}')).toEqual([
    {_id: 'sdk-brazil', title: 'Brazil'},
  ])
  await client.releases.delete(release)
})

test('an app of the SDK lists people and datasets, and learns what it may do', async () => {
  const project = {projectId: 'local', resourceType: 'project'} as const
  const {data, totalCount} = await resolveUsers(app, project)
  const [person] = data
  expect([totalCount, person?.profile.displayName, person?.memberships[0]?.roleNames]).toEqual([
    1,
    'Ada',
    ['administrator'],
  ])
  const userId = person?.sanityUserId ?? ''
  expect(await resolveUser(app, {...project, userId})).toMatchObject({
    sanityUserId: userId,
    profile: {id: userId, displayName: 'Ada'},
  })
  expect((await datasets.resolveState(app)).map(({name}) => name)).toEqual(['production'])
  const permissions = ['sanity.project.read', 'sanity.project.members.invite']
  expect(await checkPermissions.resolveState(app, 'project', 'local', permissions)).toEqual({
    'sanity.project.read': true,
    'sanity.project.members.invite': true,
  })
})
