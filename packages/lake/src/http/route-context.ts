import type {Caller} from '../auth/caller.ts'
import {RequestError} from '../errors/request-error.ts'
import type {HttpRequest} from './http-request.ts'

/** A request with what the Lake has found out about it: the parameters of its path, and who has sent it. */
export class RouteContext {
  readonly request: HttpRequest
  /** The logged-in caller, if there is one. */
  readonly caller: Caller | undefined
  readonly #parameters: Readonly<Record<string, string>>

  constructor(
    request: HttpRequest,
    parameters: Readonly<Record<string, string>>,
    caller: Caller | undefined,
  ) {
    this.request = request
    this.caller = caller
    this.#parameters = parameters
  }

  /** Returns a parameter of the path, decoded; empty if the route has no such parameter. */
  param(name: string): string {
    return this.#parameters[name] ?? ''
  }

  /** Returns a parameter after the `?`. */
  query(name: string): string | undefined {
    return this.request.query.get(name) ?? undefined
  }

  /** Returns true if a parameter after the `?` is `true` or `1`. */
  flag(name: string, defaultValue = false): boolean {
    const value = this.query(name)
    return value === undefined ? defaultValue : value === 'true' || value === '1'
  }

  /** Returns a header by its name in lower case. */
  header(name: string): string | undefined {
    return this.request.header(name)
  }

  /** The API version without its `v`: a date, `1` or `X`. */
  get apiVersion(): string {
    return this.param('version').slice(1)
  }

  /** Returns the logged-in caller. Throws a RequestError, status 401, if there is none. */
  requireCaller(): Caller {
    if (this.caller) {
      return this.caller
    }
    throw new RequestError(
      'unauthorized',
      'Log in first: send a token as "Authorization: Bearer …"',
    )
  }
}
