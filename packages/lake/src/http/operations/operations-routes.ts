import {assertPermission} from '../../auth/caller.ts'
import {RequestError} from '../../errors/request-error.ts'
import {isOnThisMachine} from '../is-on-this-machine.ts'
import type {LakeContext} from '../lake-context.ts'
import {json} from '../reply.ts'
import type {RouteContext} from '../route-context.ts'
import type {Router} from '../router.ts'

const NO_STORE = {'cache-control': 'no-store'}

/** What watches over the Lake asks: `/healthz` and `/readyz` by anybody, `/metrics` by administrators. */
export function addOperationsRoutes(router: Router, {metrics, readiness}: LakeContext): void {
  router.get('/healthz', () => json({status: 'ok'}, {headers: NO_STORE}))

  router.get('/readyz', async () => {
    const problems = await readiness.findProblems()
    return problems.length === 0
      ? json({status: 'ready'}, {headers: NO_STORE})
      : json({status: 'not ready', problems}, {status: 503, headers: NO_STORE})
  })

  router.get('/metrics', async (context) => {
    assertMayReadMetrics(context)
    return {
      status: 200,
      headers: {...NO_STORE, 'content-type': metrics.contentType},
      body: await metrics.read(),
    }
  })
}

/**
 * Throws a RequestError unless an administrator has sent the request, or a program on this machine. Pages are no
 * such program: their browsers send an origin.
 */
function assertMayReadMetrics(context: RouteContext): void {
  if (context.caller) {
    assertPermission(context.caller, 'manage')
    return
  }
  if (isOnThisMachine(context) && context.header('origin') === undefined) {
    return
  }
  throw new RequestError(
    'unauthorized',
    'Metrics are for administrators: send a token as "Authorization: Bearer …", or fetch them on the machine of the Lake without a proxy',
  )
}
