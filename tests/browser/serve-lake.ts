import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {createLake, serveLake} from '@reader-article/lake'
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

const TOKEN = 'token-of-the-browser-tests'

/** Starts a Lake with sample documents for all browser tests; returns the function that stops it. */
export default async function serveLakeForTests(
  project: TestProject,
): Promise<() => Promise<void>> {
  const data = await mkdtemp(join(tmpdir(), 'reader-article-browser-'))
  const lake = createLake({data, tokens: [TOKEN]})
  const served = await serveLake(lake, {port: 0})
  const response = await fetch(`${served.url}/v2026-09-01/data/mutate/production`, {
    method: 'POST',
    headers: {authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json'},
    body: JSON.stringify({mutations: createSampleDocuments().map((create) => ({create}))}),
  })
  if (!response.ok) {
    throw new Error(`The Lake does not accept the sample documents: ${await response.text()}`)
  }
  project.provide('lakeUrl', served.url)
  project.provide('lakeToken', TOKEN)
  return async () => {
    await served.close()
    await lake.close()
    await rm(data, {recursive: true, force: true})
  }
}
