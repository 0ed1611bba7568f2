import {execFile} from 'node:child_process'
import {mkdir, readFile, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

import {COMMITTED, GENERATE_INTO} from '../generated-files.ts'

const STUDIO = join(import.meta.dirname, '..')
// Inside the Studio's folder, so that the generated text names its source alike in both places.
const FRESH = '.sanity/generated'

// The file itself and not the command's name, which a Windows shell would have to look up.
const SANITY = fileURLToPath(new URL('bin/sanity', import.meta.resolve('sanity/package.json')))

const run = promisify(execFile)

if (process.argv.includes('--check')) {
  await check()
} else {
  await generate({})
}

async function check(): Promise<void> {
  await rm(join(STUDIO, FRESH), {recursive: true, force: true})
  await mkdir(join(STUDIO, FRESH), {recursive: true})
  await generate({[GENERATE_INTO]: FRESH})
  const stale = []
  for (const [name, committed] of Object.entries({
    'schema.generated.json': COMMITTED.schema,
    'sanity.generated.ts': COMMITTED.types,
  })) {
    const fresh = await read(join(FRESH, name))
    if (fresh !== (await read(committed))) {
      stale.push(committed)
    }
  }
  if (stale.length === 0) {
    return
  }
  console.error(`Stale: ${stale.join(', ')} in studio/. Run: npm run generate`)
  process.exitCode = 1
}

async function read(path: string): Promise<string | undefined> {
  const text = await readFile(join(STUDIO, path), 'utf8').catch(() => undefined)
  return text?.replaceAll(`${FRESH}/`, '')
}

async function generate(environment: Record<string, string>): Promise<void> {
  await sanity(['schema', 'extract', '--force'], environment)
  await sanity(['typegen', 'generate'], environment)
}

async function sanity(words: string[], environment: Record<string, string>): Promise<void> {
  try {
    await run(process.execPath, [SANITY, ...words], {
      cwd: STUDIO,
      // Generating is local work: it neither reports usage nor asks for newer versions.
      env: {...process.env, DO_NOT_TRACK: '1', NO_UPDATE_NOTIFIER: '1', CI: '1', ...environment},
    })
  } catch (error) {
    const printed = error instanceof Error && 'stderr' in error ? error.stderr : error
    console.error(`sanity ${words.join(' ')} failed:\n${String(printed)}`)
    process.exit(1)
  }
}
