import {readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'

import type {LakeDocument} from '../../documents/document.ts'
import {isRecord} from '../../json.ts'

const FILE = new URL('../../../conformance/groq-suite.ndjson.gz', import.meta.url)

/** A test of the official GROQ suite. */
export interface SuiteTest {
  readonly name: string
  /** The file of the suite that contains the test. */
  readonly filename: string
  readonly query: string
  readonly parameters: Readonly<Record<string, unknown>>
  /** False if the query must be refused. */
  readonly isValid: boolean
  readonly result: unknown
  readonly documents: readonly LakeDocument[]
}

/** Reads all tests of the suite with their documents, which are sorted by id as in a Lake. */
export function readSuite(): SuiteTest[] {
  const lines = gunzipSync(readFileSync(FILE)).toString().trim().split('\n')
  const datasets = new Map<unknown, readonly LakeDocument[]>()
  const tests: SuiteTest[] = []
  for (const line of lines) {
    const entry: unknown = JSON.parse(line)
    if (!isRecord(entry)) {
      throw new TypeError(`Not an entry of the suite: ${line}`)
    }
    if (entry['_type'] === 'dataset') {
      datasets.set(entry['_id'], parseDocuments(line))
    } else {
      const dataset = entry['dataset']
      tests.push({
        name: String(entry['name']),
        filename: String(entry['filename']),
        query: String(entry['query']),
        parameters: isRecord(entry['params']) ? entry['params'] : {},
        isValid: entry['valid'] === true,
        result: entry['result'],
        documents: datasets.get(isRecord(dataset) && dataset['_ref']) ?? [],
      })
    }
  }
  return tests
}

function parseDocuments(line: string): readonly LakeDocument[] {
  const {documents}: {readonly documents: readonly LakeDocument[]} = JSON.parse(line)
  return documents.toSorted((a, b) => (a._id < b._id ? -1 : 1))
}
