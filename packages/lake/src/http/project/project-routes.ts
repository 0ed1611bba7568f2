import type {Caller} from '../../auth/caller.ts'
import {RequestError} from '../../errors/request-error.ts'
import {addDataRoute, type LakeApp} from '../data/data-routes.ts'
import type {LakeContext} from '../lake-context.ts'
import {requireCaller, VERSION} from '../requests.ts'

const RETENTION_DAYS = 3650

/** `/projects/…` and all other endpoints from which the Studio fetches settings of the project. */
export function addProjectRoutes(app: LakeApp, lake: LakeContext): void {
  const {projectId} = lake
  const dataset = {name: lake.dataset.name, aclMode: 'public', datasetProfile: 'content', tags: []}

  app.get(`${VERSION}/projects/:project/datasets`, (context) =>
    Response.json(context.req.query('datasetProfile') === 'comments' ? [] : [dataset]),
  )
  app.get(`${VERSION}/datasets`, () => Response.json([dataset]))
  app.get(`${VERSION}/projects/:project/datasets/:dataset/settings/indexing`, () =>
    Response.json({}),
  )
  app.get(`${VERSION}/projects`, (context) => {
    const caller = requireCaller(context)
    return Response.json([describeProject(projectId, listMembers(lake, caller))])
  })
  app.get(`${VERSION}/projects/:project`, (context) => {
    const requested = context.req.param('project')
    if (requested === projectId) {
      return Response.json(describeProject(projectId, listMembers(lake, context.get('caller'))))
    }
    throw new RequestError(
      'not-found',
      `Project "${requested}" not found: this Lake serves "${projectId}"`,
    )
  })
  app.get(`${VERSION}/projects/:project/user-applications`, () => Response.json([]))
  app.get(`${VERSION}/user-applications`, () => Response.json([]))
  app.get(`${VERSION}/features`, () => Response.json([]))
  app.get(`${VERSION}/media-libraries`, () => Response.json({data: []}))
  app.get(`${VERSION}/schedules/:project/:dataset`, () => Response.json({schedules: []}))
  app.get(`${VERSION}/subscriptions/project/:project`, () =>
    Response.json({
      featureTypes: {
        retention: {features: [{attributes: {maxRetentionDays: RETENTION_DAYS}}]},
      },
    }),
  )
  app.get(`${VERSION}/journey/*`, () => Response.json(null))
  app.get(`${VERSION}/help`, () => Response.json({}))
  app.get(`${VERSION}/intake/telemetry-status`, () => Response.json({status: 'denied'}))
  app.post(`${VERSION}/intake/*`, () => Response.json({}))
  app.get(`${VERSION}/ping`, () => Response.json({ok: true}))
  addDataRoute(app, lake, {method: 'GET', operation: 'ping', handle: () => Response.json({})})
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
