import {execFile} from 'node:child_process'
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {promisify} from 'node:util'

import {record, text} from '@reader-article/content'

import {createVscodeCssData, createVscodeHtmlData, createWebTypes} from './elements/editor-data.ts'
import {createManifest} from './elements/manifest.ts'
import {readElements} from './elements/read-elements.ts'
import {createShadowStyles} from './elements/shadow-styles.ts'
import {fillSnippets} from './snippets/readme-snippets.ts'

const PACKAGE = join(import.meta.dirname, '..')
/** The Markdown files with code blocks from `reader-article/snippets`. */
const WITH_SNIPPETS = ['../../README.md', 'README.md', 'docs/hosting.md']
const run = promisify(execFile)

const generated = await generate()
if (process.argv.includes('--check')) {
  await check()
} else {
  for (const [name, content] of generated) {
    await writeFile(join(PACKAGE, name), content)
  }
}

/** Generates the files from the elements' sources and from snippets; returns their contents by name. */
async function generate(): Promise<ReadonlyMap<string, string>> {
  const elements = await readElements()
  const manifest = record(JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')))
  const version = text(manifest['version'])
  const data = await format({
    'custom-elements.json': createManifest(elements),
    'editor/vscode.html-custom-data.json': createVscodeHtmlData(elements),
    'editor/vscode.css-custom-data.json': createVscodeCssData(elements),
    'editor/web-types.json': createWebTypes(elements, version),
  })
  const themes = await readThemes()
  data.set(
    'src/ssr/themes.generated.ts',
    createModule(
      'The style sheets of themes/ by name; written by `npm run generate`.',
      'THEMES',
      themes,
    ),
  )
  data.set(
    'src/ssr/shadow-styles.generated.ts',
    createModule(
      'The minified styles of an article in a shadow root; written by `npm run generate`.',
      'SHADOW_STYLES',
      createShadowStyles(themes),
    ),
  )
  for (const name of WITH_SNIPPETS) {
    data.set(name, fillSnippets(await readFile(join(PACKAGE, name), 'utf8'), version))
  }
  return data
}

/** Reads the text of each theme. */
async function readThemes(): Promise<Readonly<Record<string, string>>> {
  const texts: Record<string, string> = {}
  for (const name of (await readdir(join(PACKAGE, 'themes'))).toSorted()) {
    texts[basename(name, '.css')] = await readFile(join(PACKAGE, 'themes', name), 'utf8')
  }
  return texts
}

/** Creates a module with data, for servers that have no file system. */
function createModule(description: string, name: string, value: object): string {
  return `/** ${description} */
export const ${name} = ${JSON.stringify(value, null, 2)}
`
}

async function check(): Promise<void> {
  const outdated = []
  for (const [name, content] of generated) {
    const committed = await readFile(join(PACKAGE, name), 'utf8').catch(() => undefined)
    if (committed !== content) {
      outdated.push(name)
    }
  }
  if (outdated.length === 0) {
    return
  }
  console.error(
    `Not up to date in packages/reader-article/: ${outdated.join(', ')}. Run: npm run generate -w reader-article`,
  )
  process.exitCode = 1
}

/** Formats files as the repository's formatter does, so that `check:format` accepts them. */
async function format(files: Readonly<Record<string, object>>): Promise<Map<string, string>> {
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
