import {deepStrictEqual} from 'node:assert/strict'

import {assert, property} from 'fast-check'

import {datasets, perspectives, queries, readableTypes} from './direct-arbitraries.ts'
import {createComparison} from './direct-comparison.ts'

/**
 * Compares the results of random queries that are evaluated directly with those of groq-js, on random documents.
 *
 * Throws an error that names the smallest query with a difference.
 *
 * @returns how many of the queries were evaluated directly.
 */
export function compareRandomQueries(count: number, seed?: number): number {
  const comparison = createComparison()
  let direct = 0
  try {
    assert(
      property(
        datasets,
        queries,
        perspectives,
        readableTypes,
        (documents, query, perspective, types) => {
          const compared = {query, perspective, readableTypes: types}
          const {expected, actual} = comparison.run(documents, compared)
          direct += Number(actual !== undefined)
          deepStrictEqual(actual ?? expected, expected)
        },
      ),
      {numRuns: count, ...(seed !== undefined && {seed})},
    )
  } finally {
    comparison[Symbol.dispose]()
  }
  return direct
}
