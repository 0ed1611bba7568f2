import type {Context, Handler, Hono} from 'hono'

import {RequestError} from '../../errors/request-error.ts'
import type {LakeContext, LakeEnvironment} from '../lake-context.ts'
import {VERSION} from '../requests.ts'

/** The Hono application that routes are added to. */
export type LakeApp = Hono<LakeEnvironment>

/** A route for the data of a dataset. */
export interface DataRoute {
  readonly method: 'GET' | 'POST'
  /** The part of the path before the dataset, such as `query`. */
  readonly operation: string
  /** The part of the path after the dataset, such as `/:ids`. */
  readonly suffix?: string
  readonly handle: (context: Context<LakeEnvironment>) => Response | Promise<Response>
}

/** Adds a route at both paths: `/data/<operation>/<dataset>` and `/projects/…/datasets/<dataset>/<operation>`. */
export function addDataRoute(app: LakeApp, lake: LakeContext, route: DataRoute): void {
  const {method, operation, suffix = '', handle} = route
  const checked: Handler<LakeEnvironment> = (context) => {
    const requested = context.req.param('dataset')
    if (requested === lake.dataset.name) {
      return handle(context)
    }
    throw new RequestError(
      'not-found',
      `Dataset "${requested}" not found: this Lake serves "${lake.dataset.name}"`,
    )
  }
  app.on(
    method,
    [
      `${VERSION}/data/${operation}/:dataset${suffix}`,
      `${VERSION}/projects/:project/datasets/:dataset/${operation}${suffix}`,
    ],
    checked,
  )
}
