import {deepStrictEqual} from 'node:assert/strict'

import {assert, constant, property, type Arbitrary} from 'fast-check'

import type {ReadableTypes} from '../auth/caller.ts'
import type {LakeDocument} from '../documents/document.ts'
import {
  datasets,
  datasetsOfTexts,
  matchQueries,
  perspectives,
  queries,
  readableTypes,
} from './direct-arbitraries.ts'
import {createComparison} from './direct-comparison.ts'

/** How many of the compared queries were evaluated in which way. */
export interface ComparedQueries {
  readonly direct: number
  /** Those that used an index of words. */
  readonly byWords: number
  /** Those that were evaluated directly and found something. */
  readonly found: number
}

/** How many queries to compare, and the seed of fast-check's random numbers. */
interface Runs {
  readonly count: number
  readonly seed?: number
}

/**
 * Compares the results of random queries that are evaluated directly with those of groq-js, on random documents.
 *
 * Throws an error that names the smallest query with a difference.
 */
export function compareRandomQueries(runs: Runs): ComparedQueries {
  return compare(datasets, queries, readableTypes, runs)
}

/** Does the same with random searches for words, on documents with texts. */
export function compareRandomSearches(runs: Runs): ComparedQueries {
  return compare(datasetsOfTexts, matchQueries, constant('all'), runs)
}

function compare(
  documents: Arbitrary<LakeDocument[]>,
  randomQueries: Arbitrary<string>,
  types: Arbitrary<ReadableTypes>,
  {count, seed}: Runs,
): ComparedQueries {
  using comparison = createComparison()
  const compared = {direct: 0, byWords: 0, found: 0}
  assert(
    property(
      documents,
      documents,
      randomQueries,
      perspectives,
      types,
      (before, after, query, perspective, readable) => {
        const {expected, actual, steps} = comparison.run(before, after, {
          query,
          perspective,
          readableTypes: readable,
        })
        compared.direct += Number(actual !== undefined)
        compared.byWords += Number(steps.some(({access}) => access === 'words'))
        compared.found += Number(actual !== undefined && actual !== '[]' && actual !== '0')
        deepStrictEqual(actual ?? expected, expected)
      },
    ),
    {numRuns: count, ...(seed !== undefined && {seed})},
  )
  return compared
}
