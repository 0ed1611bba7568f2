import {RequestError} from '../../errors/request-error.ts'
import type {LakeContext} from '../lake-context.ts'
import {VERSION, type RouteHandler, type Router} from '../router.ts'

/** A route for the data of a dataset. */
export interface DataRoute {
  readonly method: 'GET' | 'POST'
  /** The part of the path before the dataset, such as `query`. */
  readonly operation: string
  /** The part of the path after the dataset, such as `/:ids`. */
  readonly suffix?: string
  readonly handle: RouteHandler
}

/** Adds a route at both paths: `/data/<operation>/<dataset>` and `/projects/…/datasets/<dataset>/<operation>`. */
export function addDataRoute(router: Router, lake: LakeContext, route: DataRoute): void {
  const {method, operation, suffix = '', handle} = route
  const checked: RouteHandler = (context) => {
    const requested = context.param('dataset')
    if (requested === lake.dataset.name) {
      return handle(context)
    }
    throw new RequestError(
      'not-found',
      `Dataset "${requested}" not found: this Lake serves "${lake.dataset.name}"`,
    )
  }
  router.add(method, `${VERSION}/data/${operation}/:dataset${suffix}`, checked)
  router.add(
    method,
    `${VERSION}/projects/:project/datasets/:dataset/${operation}${suffix}`,
    checked,
  )
}
