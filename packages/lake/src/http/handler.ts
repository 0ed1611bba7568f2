import type {Caller} from '../auth/caller.ts'
import {parseBearer} from '../auth/bearer.ts'
import {ClosingError} from '../errors/closing-error.ts'
import {DamagedStorageError, isStorageDamage} from '../errors/damage-error.ts'
import {LakeError} from '../errors/lake-error.ts'
import {RequestError} from '../errors/request-error.ts'
import {isStorageFull} from '../store/storage-full.ts'
import type {HttpRequest} from './http-request.ts'
import {completeReply, json, type Reply} from './reply.ts'
import {RouteContext} from './route-context.ts'
import type {Router} from './router.ts'

/** Responds to a request, at once if nothing must be waited for; never throws or rejects. */
export type Handler = (request: HttpRequest) => Reply | Promise<Reply>

/** What all routes share. */
export interface HandlerOptions {
  readonly router: Router
  /** Finds the owner of a bearer token. */
  findCaller(token: string): Caller | undefined
  /** Returns the reply to a preflight request; undefined for all other requests. */
  respondToPreflight(request: HttpRequest): Reply | undefined
  /** Adds the headers that let the page of an allowed origin read the reply. */
  addCorsHeaders(request: HttpRequest, reply: Reply): Reply
  /** Receives a request for an unknown endpoint, for example `GET /v1/…`. */
  onUnknownRequest(request: string): void
  /** Returns true when the Lake closes, so that its database may not be read any more. */
  isClosing(): boolean
  /** Receives an internal error. */
  onError(error: unknown): void
  /** Receives each request with its outcome, before the reply is sent. */
  onHandled(handled: HandledRequest): void
}

/** A request with its outcome. */
export interface HandledRequest {
  readonly request: HttpRequest
  /** The pattern of the route, for example `/:version/data/query/:dataset`; undefined if there is none. */
  readonly route: string | undefined
  readonly caller: Caller | undefined
  readonly status: number
  /** The error with which the request was refused. */
  readonly error: unknown
  /** From the arrival of the request until its reply can be sent. */
  readonly milliseconds: number
}

/** What is found out about a request while it is handled. */
type Facts = {-readonly [Name in 'route' | 'caller' | 'error']?: HandledRequest[Name]}

/** The paths at which an invalid token is treated like a missing one. */
const TOLERANT_PATH = /\/(?:auth\/\w+|users\/me)$/

/**
 * Creates the function that responds to every request, whether it came over a socket or as a Request.
 *
 * It refuses an invalid token: otherwise a client whose session has ended would mistake the published
 * documents for all documents. Only `/auth/…` and `/users/me` treat an invalid token like a missing one.
 */
export function createHandler(options: HandlerOptions): Handler {
  return (request) => {
    const start = performance.now()
    const facts: Facts = {}
    const record = (reply: Reply): Reply => {
      const {route, caller, error} = facts
      const {status} = reply
      const milliseconds = performance.now() - start
      options.onHandled({request, route, caller, status, error, milliseconds})
      return reply
    }
    if (options.isClosing()) {
      return record(
        completeReply(request.method, describeError(request, facts, new ClosingError())),
      )
    }
    const preflight = options.respondToPreflight(request)
    if (preflight) {
      return record(preflight)
    }
    const complete = (reply: Reply): Reply => record(completeOrRefuse(request, facts, reply))
    const fail = (error: unknown): Reply => complete(describeError(request, facts, error))
    try {
      const found = respond(request, facts)
      return found instanceof Promise ? found.then(complete, fail) : complete(found)
    } catch (error) {
      return fail(error)
    }
  }

  function completeOrRefuse(request: HttpRequest, facts: Facts, reply: Reply): Reply {
    try {
      return completeReply(request.method, options.addCorsHeaders(request, reply))
    } catch (error) {
      return completeReply(request.method, describeError(request, facts, error))
    }
  }

  function respond(request: HttpRequest, facts: Facts): Reply | Promise<Reply> {
    const {method, path} = request
    const token = parseBearer(request.header('authorization'))
    const caller = token === undefined ? undefined : options.findCaller(token)
    facts.caller = caller
    if (token !== undefined && !caller && !TOLERANT_PATH.test(path)) {
      throw new RequestError('session-not-found', 'Session not found: log in again')
    }
    const route = options.router.find(method, path)
    if (route) {
      facts.route = route.pattern
      return route.handle(new RouteContext(request, route.parameters, caller))
    }
    options.onUnknownRequest(`${method} ${path}`)
    throw new RequestError('not-found', `The Lake does not serve ${method} ${path}`)
  }

  function describeError({method, path}: HttpRequest, facts: Facts, error: unknown): Reply {
    facts.error = error
    if (error instanceof LakeError) {
      return refuse(error)
    }
    // The request was not finished when the database was closed.
    if (options.isClosing()) {
      return refuse(new ClosingError())
    }
    options.onError(error)
    if (isStorageFull(error)) {
      return refuse(
        new RequestError(
          'storage-full',
          'Nothing was written: the disk of the Lake is full. Free some space and try again',
        ),
      )
    }
    if (isStorageDamage(error)) {
      return refuse(new DamagedStorageError())
    }
    return json(
      {
        statusCode: 500,
        error: 'Internal Server Error',
        message: `The Lake failed at ${method} ${path}: its log says why`,
      },
      {status: 500, headers: ERROR_HEADERS},
    )
  }
}

const ERROR_HEADERS = {'cache-control': 'no-store'}

function refuse(error: LakeError): Reply {
  const {status, retryAfter} = error
  return json(error.toBody(), {
    status,
    headers:
      retryAfter === undefined
        ? ERROR_HEADERS
        : {...ERROR_HEADERS, 'retry-after': String(retryAfter)},
  })
}
