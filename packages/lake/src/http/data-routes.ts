import type {Context, Handler, Hono} from 'hono'

import {RequestError} from '../errors/request-error.ts'
import type {LakeContext, LakeEnvironment} from './lake-context.ts'
import {VERSION} from './requests.ts'

/** The Lake's application while routes are added to it. */
export type LakeApp = Hono<LakeEnvironment>

/** One route below the data of a dataset. */
export interface DataRoute {
  readonly method: 'GET' | 'POST'
  /** What comes before the dataset, such as `query`. */
  readonly operation: string
  /** What comes behind the dataset, such as `/:ids`. */
  readonly rest?: string
  readonly handle: (context: Context<LakeEnvironment>) => Response | Promise<Response>
}

/** Adds a route in both forms of address: `/data/<operation>/<dataset>` and `/projects/…/datasets/…/<operation>`. */
export function addDataRoute(app: LakeApp, lake: LakeContext, route: DataRoute): void {
  const {method, operation, rest = '', handle} = route
  const checked: Handler<LakeEnvironment> = (context) => {
    const asked = context.req.param('dataset')
    if (asked === lake.dataset.name) {
      return handle(context)
    }
    throw new RequestError(
      'notFound',
      `Dataset "${asked}" not found: this Lake serves "${lake.dataset.name}"`,
    )
  }
  app.on(
    method,
    [
      `${VERSION}/data/${operation}/:dataset${rest}`,
      `${VERSION}/projects/:project/datasets/:dataset/${operation}${rest}`,
    ],
    checked,
  )
}
