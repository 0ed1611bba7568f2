import type {Context} from 'hono'

import {assertPermission} from '../../auth/caller.ts'
import type {CorsOrigin} from '../../auth/cors-origins.ts'
import {RequestError} from '../../errors/request-error.ts'
import {findCorsPolicy} from '../cors.ts'
import type {LakeApp} from '../data/data-routes.ts'
import type {LakeContext, LakeEnvironment} from '../lake-context.ts'
import {readJsonObject, requireCaller, VERSION} from '../requests.ts'

/** Bytes. */
const MAX_BODY_SIZE = 10_000

/**
 * `/projects/…/cors`: the list of origins whose pages may read responses; `/check/cors`: what the origin of the
 * request may do. The Studio and `sanity cors` read and change the list, clients read the latter.
 */
export function addCorsRoutes(app: LakeApp, lake: LakeContext): void {
  const {projectId} = lake
  const {corsOrigins} = lake.access

  app.get(`${VERSION}/projects/:project/cors`, (context) => {
    assertProject(context)
    assertPermission(requireCaller(context), 'read')
    return Response.json(corsOrigins.list().map(describe))
  })

  app.post(`${VERSION}/projects/:project/cors`, async (context) => {
    assertProject(context)
    assertPermission(requireCaller(context), 'manage')
    const {origin, allowCredentials = false} = await readJsonObject(context.req.raw, MAX_BODY_SIZE)
    if (typeof origin !== 'string' || typeof allowCredentials !== 'boolean') {
      throw new RequestError(
        'bad-request',
        'Expected an origin, for example {"origin": "https://partner.example", "allowCredentials": false}',
      )
    }
    return Response.json(describe(corsOrigins.add(origin, allowCredentials)), {status: 201})
  })

  app.delete(`${VERSION}/projects/:project/cors/:id`, (context) => {
    assertProject(context)
    assertPermission(requireCaller(context), 'manage')
    const id = context.req.param('id')
    if (/^\d{1,15}$/.test(id) && corsOrigins.remove(Number(id))) {
      return Response.json({id: Number(id), deleted: true})
    }
    throw new RequestError('not-found', `There is no allowed origin with the id "${id}"`)
  })

  app.get(`${VERSION}/check/cors`, (context) => {
    const origin = context.req.header('origin')
    const result =
      origin === undefined ? {allowed: true, withCredentials: true} : findCorsPolicy(lake, origin)
    // A page that may read nothing else must be able to read why.
    const headers = {'access-control-allow-origin': origin ?? '*', vary: 'Origin'}
    return Response.json({result}, {headers})
  })

  function assertProject(context: Context<LakeEnvironment>): void {
    const requested = context.req.param('project')
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
