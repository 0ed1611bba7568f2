import {copyFile, mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import {dirname, join, relative, resolve, sep} from 'node:path'
import {fileURLToPath} from 'node:url'

import {MagicString} from 'magic-string'
import {parseSync, Visitor} from 'vite'

const PACKAGE = fileURLToPath(new URL('..', import.meta.url))
const CONTENT = fileURLToPath(new URL('../../content', import.meta.url))
const CONTENT_NAME = '@reader-article/content'
const PUBLISHED = join(PACKAGE, 'dist/npm')

// The modules of `@reader-article/content` that the elements use are published in this package, so that
// the elements and their content code always have the same version.
const contentExports = await readExportedFiles(CONTENT)

await rm(PUBLISHED, {recursive: true, force: true})
const pending = [...(await readExportedFiles(PACKAGE)).values()]
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

/** Copies a compiled module into `dist/npm`; returns the modules that it imports. */
async function collect(file: string): Promise<string[]> {
  const target = getPublishedPath(file)
  const imported: string[] = []
  const code = await readFile(file, 'utf8')
  const published = new MagicString(code)
  for (const {value, start, end} of findImportSpecifiers(file, code)) {
    const module = findModule(file, value)
    if (!module) {
      continue
    }
    imported.push(module)
    if (!value.startsWith('.')) {
      published.overwrite(start, end, `'${getRelativeSpecifier(target, getPublishedPath(module))}'`)
    }
  }
  await mkdir(dirname(target), {recursive: true})
  await writeFile(target, published.toString())
  if (file.endsWith('.js')) {
    await copyFile(`${file}.map`, `${target}.map`)
  }
  return imported
}

interface ImportSpecifier {
  readonly value: string
  /** The position of the string literal in the code, including its quotes. */
  readonly start: number
  readonly end: number
}

/** Finds the specifiers of all imports of a module: in statements, in `import()`, and in types. */
function findImportSpecifiers(file: string, code: string): readonly ImportSpecifier[] {
  const specifiers: ImportSpecifier[] = []
  const visitor = new Visitor({
    ImportDeclaration: ({source}) => void specifiers.push(source),
    ExportAllDeclaration: ({source}) => void specifiers.push(source),
    ExportNamedDeclaration({source}) {
      if (source) {
        specifiers.push(source)
      }
    },
    ImportExpression({source}) {
      if (source.type !== 'Literal' || typeof source.value !== 'string') {
        throw new Error(
          `${file} has an import() whose argument is not a string. Use a string literal.`,
        )
      }
      specifiers.push({value: source.value, start: source.start, end: source.end})
    },
    TSImportType: ({source}) => void specifiers.push(source),
  })
  const {program, errors} = parseSync(file, code)
  if (errors[0]) {
    throw new Error(`${file}: ${errors[0].message}`)
  }
  visitor.visit(program)
  return specifiers
}

function getRelativeSpecifier(from: string, to: string): string {
  const path = relative(dirname(from), to).replaceAll(sep, '/')
  return (path.startsWith('.') ? path : `./${path}`).replace(/\.d\.ts$/, '.js')
}

/** Returns the compiled module that a specifier names, or undefined if it names a package from npm. */
function findModule(file: string, specifier: string): string | undefined {
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
    throw new Error(`${file} imports ${specifier}, which is not in the exports of ${CONTENT_NAME}.`)
  }
  return found
}

function getPublishedPath(file: string): string {
  return file.startsWith(join(CONTENT, 'dist'))
    ? join(PUBLISHED, 'content', relative(join(CONTENT, 'dist'), file))
    : join(PUBLISHED, relative(join(PACKAGE, 'dist'), file))
}

/** Reads the files of each entry in a package's `exports`, by the entry's name. */
async function readExportedFiles(folder: string): Promise<ReadonlyMap<string, string[]>> {
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
