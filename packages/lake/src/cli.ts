#!/usr/bin/env node
import {parseOptions, USAGE} from './cli/options.ts'
import {runLake} from './cli/run-lake.ts'
import {UsageError} from './cli/usage-error.ts'
import {LakeOptionError} from './lake.ts'
import {ServeError} from './serve.ts'
import {StoreError} from './store/database.ts'

try {
  await run(process.argv.slice(2))
} catch (error) {
  const expected = [UsageError, LakeOptionError, ServeError, StoreError]
  if (!expected.some((kind) => error instanceof kind)) {
    throw error
  }
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = error instanceof UsageError ? 2 : 1
}

async function run(args: readonly string[]): Promise<void> {
  const options = parseOptions(args, process.env)
  if (options === 'help') {
    console.log(USAGE)
    return undefined
  }
  return runLake(options)
}
