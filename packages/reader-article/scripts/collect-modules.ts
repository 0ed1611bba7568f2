import {copyFile, mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import {dirname, join, relative, resolve, sep} from 'node:path'
import {fileURLToPath} from 'node:url'

const PACKAGE = fileURLToPath(new URL('..', import.meta.url))
const CONTENT = fileURLToPath(new URL('../../content', import.meta.url))
const CONTENT_NAME = '@reader-article/content'
const PUBLISHED = join(PACKAGE, 'dist/npm')

const SPECIFIER = /\b(from|import)(\s*\(?\s*)(['"])([^'"\n]+)\3/g

// The modules of `@reader-article/content` that the elements use are published within this package:
// as a dependency it would bring the importer's packages, which no page needs.
const contentExports = await exportedFiles(CONTENT)

await rm(PUBLISHED, {recursive: true, force: true})
const pending = [...(await exportedFiles(PACKAGE)).values()]
  .flat()
  .filter((file) => file.startsWith(PUBLISHED))
  .map((file) => join(PACKAGE, 'dist', relative(PUBLISHED, file)))
const collected = new Set<string>()
for (let file = pending.pop(); file; file = pending.pop()) {
  if (collected.has(file)) {
    continue
  }
  collected.add(file)
  pending.push(...(await collect(file)))
}

/** Publishes a compiled module; returns the modules that it imports. */
async function collect(file: string): Promise<string[]> {
  const target = publishedPath(file)
  const imported: string[] = []
  const code = await readFile(file, 'utf8')
  const published = code.replace(SPECIFIER, (statement, keyword, space, quote, specifier) => {
    const module = importedModule(file, specifier)
    if (!module) {
      return statement
    }
    imported.push(module)
    if (specifier.startsWith('.')) {
      return statement
    }
    const path = relative(dirname(target), publishedPath(module)).replaceAll(sep, '/')
    const relativePath = path.startsWith('.') ? path : `./${path}`
    return `${keyword}${space}${quote}${relativePath.replace(/\.d\.ts$/, '.js')}${quote}`
  })
  await mkdir(dirname(target), {recursive: true})
  await writeFile(target, published)
  if (file.endsWith('.js')) {
    await copyFile(`${file}.map`, `${target}.map`)
  }
  return imported
}

/** The compiled module that a specifier means, or undefined if it means a package from npm. */
function importedModule(file: string, specifier: string): string | undefined {
  const isTypes = file.endsWith('.d.ts')
  if (specifier.startsWith('.')) {
    const path = resolve(dirname(file), specifier)
    return isTypes ? path.replace(/\.[jt]s$/, '.d.ts') : path
  }
  if (specifier !== CONTENT_NAME && !specifier.startsWith(`${CONTENT_NAME}/`)) {
    return undefined
  }
  const files = contentExports.get(`.${specifier.slice(CONTENT_NAME.length)}`)
  const found = files?.find((each) => each.endsWith('.d.ts') === isTypes)
  if (!found) {
    throw new Error(`${file} imports ${specifier}, which has no such entry.`)
  }
  return found
}

function publishedPath(file: string): string {
  return file.startsWith(join(CONTENT, 'dist'))
    ? join(PUBLISHED, 'content', relative(join(CONTENT, 'dist'), file))
    : join(PUBLISHED, relative(join(PACKAGE, 'dist'), file))
}

/** The files that each entry of a package names, by the entry. */
async function exportedFiles(folder: string): Promise<ReadonlyMap<string, string[]>> {
  const {exports}: {exports: Record<string, string | Record<string, string>>} = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  )
  return new Map(
    Object.entries(exports).map(([entry, target]) => {
      const files = typeof target === 'string' ? [target] : Object.values(target)
      return [entry, files.map((file) => join(folder, file))]
    }),
  )
}
