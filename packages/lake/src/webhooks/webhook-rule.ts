import {evaluate, parse, toJS} from 'groq-js'

import type {LakeDocument} from '../documents/document.ts'
import {RequestError} from '../errors/request-error.ts'
import {isRecord} from '../json.ts'
import type {WebhookConfiguration, WebhookOperation} from './webhook.ts'

/** The change of one document. */
export interface DocumentStates {
  readonly before: LakeDocument | undefined
  readonly after: LakeDocument | undefined
}

/** What filters and projections can read besides the document. */
export interface RuleSource {
  readonly projectId: string
  readonly dataset: string
  readonly timestamp: Date
  readonly find: (id: string) => LakeDocument | undefined
}

/** A rule that is ready to be applied to changes. */
export interface CompiledRule {
  /** Resolves with the payload, or undefined if the webhook is not for this change. Rejects if an expression fails. */
  apply(
    states: DocumentStates,
    source: RuleSource,
  ): Promise<{readonly payload: unknown} | undefined>
}

type Tree = ReturnType<typeof parse>

/** Returns what happened to a document; undefined if it existed neither before nor after. */
export function operationOf({before, after}: DocumentStates): WebhookOperation | undefined {
  if (after) {
    return before ? 'update' : 'create'
  }
  return before && 'delete'
}

/** Compiles a rule. Throws a RequestError with the position of a syntax error. */
export function compileRule({on, filter, projection}: WebhookConfiguration['rule']): CompiledRule {
  const isMatch = filter === '' ? undefined : parseExpression('filter', filter)
  const project =
    projection === ''
      ? undefined
      : parseExpression('projection', projection.startsWith('{') ? `@${projection}` : projection)
  return {
    async apply(states, source) {
      const operation = operationOf(states)
      if (!operation || !on.includes(operation)) {
        return undefined
      }
      if (isMatch && (await evaluateOn(isMatch, states, source)) !== true) {
        return undefined
      }
      return {
        payload: project
          ? await evaluateOn(project, states, source)
          : (states.after ?? states.before),
      }
    },
  }
}

function parseExpression(name: 'filter' | 'projection', text: string): Tree {
  let tree: Tree
  try {
    tree = parse(text, {mode: 'delta'})
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new RequestError('bad-request', `The ${name} of the webhook is not valid GROQ: ${reason}`)
  }
  if (readsDataset(tree)) {
    throw new RequestError(
      'bad-request',
      `The ${name} of the webhook cannot contain "*": it sees the changed document, and others only through references`,
    )
  }
  return tree
}

function readsDataset(tree: unknown): boolean {
  const unvisited: unknown[] = [tree]
  while (unvisited.length > 0) {
    const node = unvisited.pop()
    if (isRecord(node) && node['type'] === 'Everything') {
      return true
    }
    if (isRecord(node) || Array.isArray(node)) {
      unvisited.push(...Object.values(node))
    }
  }
  return false
}

/** Some of `delta::…` can only be evaluated asynchronously. */
async function evaluateOn(
  tree: Tree,
  {before, after}: DocumentStates,
  {projectId, dataset, timestamp, find}: RuleSource,
): Promise<unknown> {
  const value = await evaluate(tree, {
    root: after ?? before,
    before: before ?? null,
    after: after ?? null,
    timestamp,
    sanity: {projectId, dataset},
    // groq-js follows references only if there is a dataset.
    dataset: [],
    dereference: ({_ref: id}: {readonly _ref: string}) => find(id),
  })
  const data: unknown = await value.get()
  return toJS({data})
}
