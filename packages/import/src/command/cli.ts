import {runImport} from './run-import.ts'

// A reader of the output that ends early, such as head, must not stop the import.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', () => {})
}

process.exitCode = await runImport(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
})
