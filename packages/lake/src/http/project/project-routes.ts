import type {Caller} from '../../auth/caller.ts'
import {RequestError} from '../../errors/request-error.ts'
import {addDataRoute} from '../data/data-routes.ts'
import type {LakeContext} from '../lake-context.ts'
import {json} from '../reply.ts'
import {VERSION, type Router} from '../router.ts'

/** `/projects/…` and all other endpoints from which the Studio fetches settings of the project. */
export function addProjectRoutes(router: Router, lake: LakeContext): void {
  const {projectId} = lake

  router.get(`${VERSION}/projects/:project/datasets/:dataset/settings/indexing`, () => json({}))
  router.get(`${VERSION}/projects/:project/datasets/:dataset/settings/embeddings`, () =>
    json({enabled: false, status: 'disabled'}),
  )
  router.get(`${VERSION}/projects`, (context) => {
    const caller = context.requireCaller()
    return json([describeProject(projectId, listMembers(lake, caller))])
  })
  router.get(`${VERSION}/projects/:project`, (context) => {
    const requested = context.param('project')
    if (requested === projectId) {
      return json(describeProject(projectId, listMembers(lake, context.caller)))
    }
    throw new RequestError(
      'not-found',
      `Project "${requested}" not found: this Lake serves "${projectId}"`,
    )
  })
  router.get(`${VERSION}/projects/:project/user-applications`, () => json([]))
  router.get(`${VERSION}/user-applications`, () => json([]))
  router.get(`${VERSION}/media-libraries`, () => json({data: []}))
  router.get(`${VERSION}/schedules/:project/:dataset`, () => json({schedules: []}))
  router.get(`${VERSION}/subscriptions/project/:project`, () =>
    json({
      featureTypes: {
        // Without a number the Studio does not say when a published release is removed: it never is.
        retention: {features: [{attributes: {maxRetentionDays: null}}]},
      },
    }),
  )
  router.get(`${VERSION}/journey/*`, () => json(null))
  router.get(`${VERSION}/help`, () => json({}))
  router.get(`${VERSION}/intake/telemetry-status`, () => json({status: 'denied'}))
  router.post(`${VERSION}/intake/*`, () => json({}))
  router.get(`${VERSION}/ping`, () => json({ok: true}))
  addDataRoute(router, lake, {method: 'GET', operation: 'ping', handle: () => json({})})
}

/** Lists the people without their e-mails; a client that is not logged in does not see who has access. */
function listMembers({access}: LakeContext, caller: Caller | undefined): unknown[] {
  if (!caller) {
    return []
  }
  return access.people.list().map(({id, role: {name, title}}) => ({
    id,
    role: name,
    roles: [{name, title}],
    isCurrentUser: id === caller.id,
    isRobot: false,
  }))
}

function describeProject(id: string, members: readonly unknown[]): Record<string, unknown> {
  return {
    id,
    displayName: id,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    metadata: {},
    members,
    features: [],
  }
}
