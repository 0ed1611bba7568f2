import {execFile} from 'node:child_process'
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {promisify} from 'node:util'

import {record, text} from '@reader-article/content'

import {vscodeCssData, vscodeHtmlData, webTypes} from './elements/editor-data.ts'
import {customElementsManifest} from './elements/manifest.ts'
import {readElements} from './elements/read-elements.ts'

const PACKAGE = join(import.meta.dirname, '..')
const run = promisify(execFile)

const fresh = await generate()
if (process.argv.includes('--check')) {
  await check()
} else {
  for (const [name, content] of fresh) {
    await writeFile(join(PACKAGE, name), content)
  }
}

/** The files that are generated from the elements' source, by name. */
async function generate(): Promise<ReadonlyMap<string, string>> {
  const elements = await readElements()
  const {version} = record(JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')))
  return formatted({
    'custom-elements.json': customElementsManifest(elements),
    'editor/vscode.html-custom-data.json': vscodeHtmlData(elements),
    'editor/vscode.css-custom-data.json': vscodeCssData(elements),
    'editor/web-types.json': webTypes(elements, text(version)),
  })
}

async function check(): Promise<void> {
  const stale = []
  for (const [name, content] of fresh) {
    const committed = await readFile(join(PACKAGE, name), 'utf8').catch(() => undefined)
    if (committed !== content) {
      stale.push(name)
    }
  }
  if (stale.length === 0) {
    return
  }
  console.error(
    `Stale: ${stale.join(', ')} in packages/reader-article/. Run: npm run generate -w reader-article`,
  )
  process.exitCode = 1
}

/** Formats files as the repository's formatter does, so that `check:format` accepts them. */
async function formatted(files: Readonly<Record<string, object>>): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'reader-article-generated-'))
  try {
    const results = new Map<string, string>()
    for (const [name, content] of Object.entries(files)) {
      await writeFile(join(folder, basename(name)), JSON.stringify(content, null, 2))
    }
    const formatter = join(PACKAGE, '../../node_modules/oxfmt/bin/oxfmt')
    const config = ['-c', join(PACKAGE, '../../.oxfmtrc.json')]
    await run(process.execPath, [formatter, ...config, folder])
    for (const name of Object.keys(files)) {
      results.set(name, await readFile(join(folder, basename(name)), 'utf8'))
    }
    return results
  } finally {
    await rm(folder, {recursive: true})
  }
}
