import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {onTestFinished} from 'vitest'

import type {LakeOptions} from '../lake-options.ts'
import {openTestLake, TEST_TOKEN, type TestLake} from '../test-lake/test-lake.ts'

export type {
  TestLake as TemporaryLake,
  TestRequest as RequestOptions,
  TestResponse as ReceivedResponse,
} from '../test-lake/test-lake.ts'

/** The token that a temporary Lake accepts. */
export const TOKEN = TEST_TOKEN

/** Creates a folder that is deleted at the end of the test. */
export function createTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lake-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

/** Opens a Lake for one test, in memory unless there is a folder for its data. */
export function openTemporaryLake(options: Partial<LakeOptions> = {}): TestLake {
  const lake = openTestLake(options)
  onTestFinished(() => lake.close())
  return lake
}

/** Opens a Lake for one test in a folder of its own, so that query processes and their limits are as in use. */
export function openStoredLake(options: Partial<LakeOptions> = {}): TestLake {
  return openTemporaryLake({data: createTemporaryFolder(), ...options})
}
