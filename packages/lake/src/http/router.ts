import type {Reply} from './reply.ts'
import type {RouteContext} from './route-context.ts'

/** Responds to the requests of one route. Throws a LakeError. */
export type RouteHandler = (context: RouteContext) => Reply | Promise<Reply>

/** A route that fits a request, with the decoded values of the parameters in its path. */
export interface FoundRoute {
  readonly handle: RouteHandler
  /** The pattern with which the route was added. */
  readonly pattern: string
  readonly parameters: Readonly<Record<string, string>>
}

interface Route {
  readonly handle: RouteHandler
  readonly pattern: string
  readonly names: readonly string[]
}

/** One position in the paths of all routes. */
interface RouteNode {
  readonly literals: Map<string, RouteNode>
  readonly routes: Map<string, Route>
  /** The routes that end with `*` after this position. */
  readonly open: Map<string, Route>
  parameter: RouteNode | undefined
}

/** The API version, at the start of the path of every route for data. */
export const VERSION = '/:version'
const VERSION_FORM = /^v[0-9X-]+$/

/**
 * Finds the route of a request.
 *
 * A pattern consists of literal segments, of parameters such as `:dataset`, and perhaps of `*` at its end, which
 * stands for any number of further segments. Literal segments have precedence.
 */
export class Router {
  readonly #root = createNode()

  /** Adds a route. A route for GET also responds to HEAD. */
  add(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    pattern: string,
    handle: RouteHandler,
  ): void {
    const names: string[] = []
    let node = this.#root
    for (const segment of segmentsOf(pattern)) {
      if (segment === '*') {
        node.open.set(method, {handle, pattern, names})
        return
      }
      if (segment.startsWith(':')) {
        names.push(segment.slice(1))
        node.parameter ??= createNode()
        node = node.parameter
      } else {
        const next = node.literals.get(segment) ?? createNode()
        node.literals.set(segment, next)
        node = next
      }
    }
    node.routes.set(method, {handle, pattern, names})
  }

  get(pattern: string, handle: RouteHandler): void {
    this.add('GET', pattern, handle)
  }

  post(pattern: string, handle: RouteHandler): void {
    this.add('POST', pattern, handle)
  }

  put(pattern: string, handle: RouteHandler): void {
    this.add('PUT', pattern, handle)
  }

  delete(pattern: string, handle: RouteHandler): void {
    this.add('DELETE', pattern, handle)
  }

  /** Finds the route for a method and a path. */
  find(method: string, path: string): FoundRoute | undefined {
    const segments = segmentsOf(path)
    const values: string[] = []
    const route = search(this.#root, segments, 0, method === 'HEAD' ? 'GET' : method, values)
    if (!route) {
      return undefined
    }
    const parameters: Record<string, string> = Object.create(null)
    for (const [index, name] of route.names.entries()) {
      const value = decode(values[index] ?? '')
      if (name === 'version' && !VERSION_FORM.test(value)) {
        return undefined
      }
      parameters[name] = value
    }
    return {handle: route.handle, pattern: route.pattern, parameters}
  }
}

function createNode(): RouteNode {
  return {literals: new Map(), routes: new Map(), open: new Map(), parameter: undefined}
}

/** Finds the first route below a node that fits; `values` then has the values of its parameters. */
function search(
  node: RouteNode,
  segments: readonly string[],
  index: number,
  method: string,
  values: string[],
): Route | undefined {
  const segment = segments[index]
  if (segment === undefined) {
    return node.routes.get(method)
  }
  const literal = node.literals.get(segment)
  const found = literal && search(literal, segments, index + 1, method, values)
  if (found) {
    return found
  }
  if (node.parameter && segment !== '') {
    values.push(segment)
    const route = search(node.parameter, segments, index + 1, method, values)
    if (route) {
      return route
    }
    values.pop()
  }
  return node.open.get(method)
}

function segmentsOf(path: string): string[] {
  return path.slice(1).split('/')
}

/** Decodes a segment; if it is not valid percent-encoding, it stays as it is. */
function decode(segment: string): string {
  if (!segment.includes('%')) {
    return segment
  }
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
