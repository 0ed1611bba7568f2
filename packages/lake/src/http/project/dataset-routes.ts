import {assertPermission} from '../../auth/caller.ts'
import {ACL_MODES, isAclMode, type AclMode} from '../../datasets/dataset-settings.ts'
import type {DatasetDescription} from '../../datasets/datasets.ts'
import {RequestError} from '../../errors/request-error.ts'
import {isRecord} from '../../json.ts'
import {findServed} from '../find-served.ts'
import type {LakeContext} from '../lake-context.ts'
import {json} from '../reply.ts'
import {readJson} from '../requests.ts'
import type {RouteContext} from '../route-context.ts'
import {VERSION, type Router} from '../router.ts'

/** Bytes. */
const MAX_BODY_SIZE = 10_000
const MAX_DESCRIPTION_LENGTH = 1000

/** `/datasets` and `/projects/…/datasets`: `client.datasets` and `sanity dataset` list, create, change and delete. */
export function addDatasetRoutes(router: Router, lake: LakeContext): void {
  const {datasets, projectId} = lake
  for (const path of [`${VERSION}/datasets`, `${VERSION}/projects/:project/datasets`]) {
    router.get(path, (route) => {
      assertProject(route)
      route.requireCaller()
      const isForComments = route.query('datasetProfile') === 'comments'
      return json(isForComments ? [] : datasets.list().map(describe))
    })

    router.get(`${path}/:dataset`, (route) => {
      assertProject(route)
      route.requireCaller()
      const {name, settings} = findServed(lake, route)
      return json(describe({name, ...settings.facts}))
    })

    router.put(`${path}/:dataset`, async (route) => {
      assertProject(route)
      const caller = route.requireCaller()
      assertPermission(caller, 'manage')
      const facts = {...(await readFacts(route)), createdBy: caller.id}
      return json(describeChanged(datasets.create(route.param('dataset'), facts)))
    })

    router.add('PATCH', `${path}/:dataset`, async (route) => {
      assertProject(route)
      assertPermission(route.requireCaller(), 'manage')
      const facts = await readFacts(route)
      const {name} = findServed(lake, route)
      return json(describeChanged(datasets.edit(name, facts)))
    })

    router.delete(`${path}/:dataset`, async (route) => {
      assertProject(route)
      assertPermission(route.requireCaller(), 'manage')
      await datasets.delete(findServed(lake, route).name)
      return json({deleted: true})
    })
  }

  function assertProject(route: RouteContext): void {
    const requested = route.param('project')
    if (requested !== '' && requested !== projectId) {
      throw new RequestError(
        'not-found',
        `Project "${requested}" not found: this Lake serves "${projectId}"`,
      )
    }
  }
}

function describe({
  name,
  aclMode,
  description,
  createdAt,
  createdBy,
}: DatasetDescription): Record<string, unknown> {
  return {
    name,
    aclMode,
    ...(description !== null && {description}),
    createdAt,
    createdByUserId: createdBy,
    addonFor: null,
    datasetProfile: 'content',
    features: [],
    tags: [],
  }
}

function describeChanged({
  name,
  aclMode,
  description,
}: DatasetDescription): Record<string, unknown> {
  return {datasetName: name, aclMode, description}
}

async function readFacts({
  request,
}: RouteContext): Promise<{readonly aclMode?: AclMode; readonly description?: string | null}> {
  const hasBody = request.body !== undefined
  const body = hasBody ? await readJson(request, MAX_BODY_SIZE) : {}
  const {aclMode, description} = isRecord(body) ? body : {}
  if (aclMode !== undefined && !isAclMode(aclMode)) {
    throw new RequestError(
      'bad-request',
      `"aclMode" must be one of ${ACL_MODES.join(', ')}, not ${JSON.stringify(aclMode)}`,
    )
  }
  const isText = typeof description === 'string' && description.length <= MAX_DESCRIPTION_LENGTH
  if (description !== undefined && description !== null && !isText) {
    throw new RequestError(
      'bad-request',
      `"description" must be a text of at most ${MAX_DESCRIPTION_LENGTH} characters`,
    )
  }
  return {
    ...(aclMode !== undefined && {aclMode}),
    ...((isText || description === null) && {description}),
  }
}
