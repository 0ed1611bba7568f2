import {execFile} from 'node:child_process'
import {mkdir, readFile, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

import {COMMITTED_PATHS, OUTPUT_FOLDER_VARIABLE} from '../generated-files.ts'

const STUDIO = join(import.meta.dirname, '..')
// Inside the Studio's folder, so that the generated files name their source by the same relative path.
const FRESH_FOLDER = '.sanity/generated'

// The path of the script, because the command `sanity` would need a shell on Windows.
const SANITY_CLI = fileURLToPath(new URL('bin/sanity', import.meta.resolve('sanity/package.json')))

const runFile = promisify(execFile)

if (process.argv.includes('--check')) {
  await check()
} else {
  await generate({})
}

async function check(): Promise<void> {
  await rm(join(STUDIO, FRESH_FOLDER), {recursive: true, force: true})
  await mkdir(join(STUDIO, FRESH_FOLDER), {recursive: true})
  await generate({[OUTPUT_FOLDER_VARIABLE]: FRESH_FOLDER})
  const stale = []
  for (const [name, committed] of Object.entries({
    'schema.generated.json': COMMITTED_PATHS.schema,
    'sanity.generated.ts': COMMITTED_PATHS.types,
  })) {
    const fresh = await readGenerated(join(FRESH_FOLDER, name))
    if (fresh !== (await readGenerated(committed))) {
      stale.push(committed)
    }
  }
  if (stale.length === 0) {
    return
  }
  console.error(`Stale: ${stale.join(', ')} in studio/. Run: npm run generate`)
  process.exitCode = 1
}

async function readGenerated(path: string): Promise<string | undefined> {
  const text = await readFile(join(STUDIO, path), 'utf8').catch(() => undefined)
  return text?.replaceAll(`${FRESH_FOLDER}/`, '')
}

async function generate(environment: Record<string, string>): Promise<void> {
  await runSanity(['schema', 'extract', '--force'], environment)
  await runSanity(['typegen', 'generate'], environment)
}

async function runSanity(args: string[], environment: Record<string, string>): Promise<void> {
  try {
    await runFile(process.execPath, [SANITY_CLI, ...args], {
      cwd: STUDIO,
      // Turns off usage reports and the check for newer versions: generating needs no network.
      env: {...process.env, DO_NOT_TRACK: '1', NO_UPDATE_NOTIFIER: '1', CI: '1', ...environment},
    })
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? error.stderr : error
    console.error(`sanity ${args.join(' ')} failed:\n${String(output)}`)
    process.exit(1)
  }
}
