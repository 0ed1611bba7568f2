import type {HandledRequest} from '../http/handler.ts'

/** A request as it is logged: without its body, its headers, and what stands after the `?`, except the tag. */
export interface LoggedRequest {
  readonly method: string
  readonly path: string
  /** The pattern of the route, for example `/:version/data/query/:dataset`. */
  readonly route?: string
  readonly status: number
  /** Until the reply could be sent. */
  readonly milliseconds: number
  /** The tag that the client has sent, for example `studio.desk.list`. */
  readonly tag?: string
  /** The id of the person or token. */
  readonly user?: string
}

/** What Sanity accepts as a tag. */
const TAG = /^[\w.-]{1,75}$/

/** Selects what may be logged of a request. */
export function createLoggedRequest(handled: HandledRequest): LoggedRequest {
  const {request, route, caller, status, milliseconds} = handled
  const tag = request.query.get('tag')
  return {
    method: request.method,
    path: request.path,
    ...(route !== undefined && {route}),
    status,
    milliseconds: Math.round(milliseconds * 10) / 10,
    ...(tag !== null && TAG.test(tag) && {tag}),
    ...(caller && {user: caller.id}),
  }
}

/** Describes a request in a line: `GET /v1/data/doc/production/fern 200, 3 ms, tag studio.desk, user p0123456789ab`. */
export function describeRequest(request: LoggedRequest): string {
  const {method, path, status, milliseconds, tag, user} = request
  const details = [
    `${method} ${path} ${status}`,
    `${milliseconds} ms`,
    ...(tag === undefined ? [] : [`tag ${tag}`]),
    ...(user === undefined ? [] : [`user ${user}`]),
  ]
  return details.join(', ')
}
