import {assertPermission} from '../../auth/caller.ts'
import type {CorsOrigin} from '../../auth/cors-origins.ts'
import {RequestError} from '../../errors/request-error.ts'
import {findCorsPolicy} from '../cors.ts'
import type {LakeContext} from '../lake-context.ts'
import {readJsonObject} from '../requests.ts'
import {json} from '../reply.ts'
import type {RouteContext} from '../route-context.ts'
import {VERSION, type Router} from '../router.ts'

/** Bytes. */
const MAX_BODY_SIZE = 10_000

/**
 * `/projects/…/cors`: the list of origins whose pages may read responses; `/check/cors`: what the origin of the
 * request may do. The Studio and `sanity cors` read and change the list, clients read the latter.
 */
export function addCorsRoutes(router: Router, lake: LakeContext): void {
  const {projectId} = lake
  const {corsOrigins} = lake.access

  router.get(`${VERSION}/projects/:project/cors`, (context) => {
    assertProject(context)
    assertPermission(context.requireCaller(), 'read')
    return json(corsOrigins.list().map(describe))
  })

  router.post(`${VERSION}/projects/:project/cors`, async (context) => {
    assertProject(context)
    assertPermission(context.requireCaller(), 'manage')
    const {origin, allowCredentials = false} = await readJsonObject(context.request, MAX_BODY_SIZE)
    if (typeof origin !== 'string' || typeof allowCredentials !== 'boolean') {
      throw new RequestError(
        'bad-request',
        'Expected an origin, for example {"origin": "https://partner.example", "allowCredentials": false}',
      )
    }
    return json(describe(corsOrigins.add(origin, allowCredentials)), {status: 201})
  })

  router.delete(`${VERSION}/projects/:project/cors/:id`, (context) => {
    assertProject(context)
    assertPermission(context.requireCaller(), 'manage')
    const id = context.param('id')
    if (/^\d{1,15}$/.test(id) && corsOrigins.remove(Number(id))) {
      return json({id: Number(id), deleted: true})
    }
    throw new RequestError('not-found', `There is no allowed origin with the id "${id}"`)
  })

  router.get(`${VERSION}/check/cors`, (context) => {
    const origin = context.header('origin')
    const result =
      origin === undefined ? {allowed: true, withCredentials: true} : findCorsPolicy(lake, origin)
    // A page that may read nothing else must be able to read why.
    const headers = {'access-control-allow-origin': origin ?? '*', vary: 'Origin'}
    return json({result}, {headers})
  })

  function assertProject(context: RouteContext): void {
    const requested = context.param('project')
    if (requested !== projectId) {
      throw new RequestError(
        'not-found',
        `Project "${requested}" not found: this Lake serves "${projectId}"`,
      )
    }
  }

  function describe({createdAt, ...entry}: CorsOrigin): Record<string, unknown> {
    return {...entry, projectId, createdAt, updatedAt: createdAt, deletedAt: null}
  }
}
