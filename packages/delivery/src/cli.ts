#!/usr/bin/env node
import {runCommand} from './cli/run-command.ts'

const result = await runCommand(process.argv.slice(2), {
  environment: process.env,
  print: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
})
if (typeof result === 'number') {
  process.exitCode = result
} else {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void result.close())
  }
}
