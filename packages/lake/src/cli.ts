#!/usr/bin/env node
import {parseOptions, UsageError, USAGE} from './cli/options.ts'
import {LakeOptionError} from './lake.ts'
import {runLake} from './cli/run-lake.ts'
import {ServeError} from './serve.ts'
import {StoreError} from './store/database.ts'

try {
  const options = parseOptions(process.argv.slice(2), process.env)
  if (options === 'help') {
    console.log(USAGE)
  } else {
    await runLake(options)
  }
} catch (error) {
  const expected = [UsageError, LakeOptionError, ServeError, StoreError]
  if (!expected.some((kind) => error instanceof kind)) {
    throw error
  }
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
