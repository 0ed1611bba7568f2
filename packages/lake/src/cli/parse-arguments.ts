import {parseArgs, type ParseArgsOptionsConfig} from 'node:util'

import {UsageError} from './usage-error.ts'

/** Parses the arguments of a command. Throws a UsageError that ends with the usage. */
export function parseArguments<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({args: [...args], options, allowPositionals: true})
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}
