import {runSwitch} from './switch/run-switch.ts'

process.exitCode = await runSwitch(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
  environment: process.env,
})
