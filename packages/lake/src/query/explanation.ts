import type {AccessStep} from './direct/access-step.ts'

/**
 * How a query was evaluated.
 *
 * `database`: on indexes, in the Lake's own process; a step each time that a `*` was evaluated. `process`: by
 * groq-js in a query process, because of `reason`.
 */
export type QueryExplanation =
  | {readonly evaluatedBy: 'database'; readonly steps: readonly AccessStep[]}
  | {readonly evaluatedBy: 'process'; readonly reason: string}

/** A query that the Lake has evaluated. */
export interface EvaluatedQuery {
  readonly dataset: string
  readonly query: string
  readonly explanation: QueryExplanation
  readonly milliseconds: number
}

/** Describes how a query was evaluated in a line: '3 ms, index film slug.current (1 row): *[slug.current == $slug]'. */
export function describeEvaluation({query, explanation, milliseconds}: EvaluatedQuery): string {
  const how =
    explanation.evaluatedBy === 'database'
      ? explanation.steps.map(describeStep).join(', ') || 'without documents'
      : `query process (${explanation.reason})`
  return `${Math.round(milliseconds)} ms, ${how}: ${query.replaceAll(/\s+/gu, ' ').trim()}`
}

function describeStep({access, detail, rows}: AccessStep): string {
  return `${access}${detail && ` ${detail}`} (${rows} ${rows === 1 ? 'row' : 'rows'})`
}
