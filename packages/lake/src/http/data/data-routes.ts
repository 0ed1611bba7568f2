import type {ServedDataset} from '../../datasets/served-dataset.ts'
import {findServed} from '../find-served.ts'
import type {LakeContext} from '../lake-context.ts'
import type {Reply} from '../reply.ts'
import type {RouteContext} from '../route-context.ts'
import {VERSION, type RouteHandler, type Router} from '../router.ts'

/** A route for the data of a dataset. */
export interface DataRoute {
  readonly method: 'GET' | 'POST'
  /** The part of the path before the dataset, such as `query`. */
  readonly operation: string
  /** The part of the path after the dataset, such as `/:ids`. */
  readonly suffix?: string
  /** Responds to a request for a dataset. Throws a LakeError. */
  handle(context: RouteContext, served: ServedDataset): Reply | Promise<Reply>
}

/** Adds a route at both paths: `/data/<operation>/<dataset>` and `/projects/…/datasets/<dataset>/<operation>`. */
export function addDataRoute(router: Router, lake: LakeContext, route: DataRoute): void {
  const {method, operation, suffix = ''} = route
  const handle: RouteHandler = (context) => route.handle(context, findServed(lake, context))
  router.add(method, `${VERSION}/data/${operation}/:dataset${suffix}`, handle)
  router.add(method, `${VERSION}/projects/:project/datasets/:dataset/${operation}${suffix}`, handle)
}
