import {openTestLake} from '@reader-article/lake/testing'
import type {TestProject} from 'vitest/node'

import {createSampleDocuments} from './sample-documents.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the Lake with the sample documents. */
    lakeUrl: string
    /** A token with write access to this Lake. */
    lakeToken: string
  }
}

/** Starts a Lake with sample documents for all browser tests; returns the function that stops it. */
export default async function serveLakeForTests(
  project: TestProject,
): Promise<() => Promise<void>> {
  const lake = openTestLake({firstPerson: {name: 'Ada', email: 'ada@example.org'}})
  const {status, body} = await lake.mutate(...createSampleDocuments().map((create) => ({create})))
  if (status !== 200) {
    throw new Error(`The Lake does not accept the sample documents: ${JSON.stringify(body)}`)
  }
  project.provide('lakeUrl', await lake.serve())
  project.provide('lakeToken', lake.token)
  return lake.close
}
