import {access, readdir, readFile} from 'node:fs/promises'
import {isBuiltin} from 'node:module'
import {dirname, join, resolve} from 'node:path'

interface Manifest {
  readonly name: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

// Statements as TypeScript prints them, `import()` anywhere; not the examples in comments.
const STATEMENT = /^(?:import|export)\b(?:[\w$\s,{}*]+\bfrom)?\s*['"]([^'"]+)['"]/gm
const IMPORT_CALL = /\bimport\(\s*['"`]([^'"`]+)['"`]/g

/** The imports of a package's modules that lead to no file of it and to no package that it declares. */
export async function undeclaredImports(folder: string): Promise<string[]> {
  const manifest: Manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const declared = new Set([
    manifest.name,
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.peerDependencies ?? {}),
  ])
  const undeclared: string[] = []
  for (const name of await readdir(folder, {recursive: true})) {
    if (!/\.[cm]?[jt]sx?$/.test(name)) {
      continue
    }
    const file = join(folder, name)
    for (const specifier of importsOf(await readFile(file, 'utf8'))) {
      const isTypes = name.endsWith('.d.ts')
      const from = packageOf(specifier)
      const resolves = specifier.startsWith('.')
        ? await isModule(resolve(dirname(file), specifier), isTypes)
        : isBuiltin(specifier) || declared.has(from) || (isTypes && declared.has(`@types/${from}`))
      if (!resolves) {
        undeclared.push(`${name} imports ${specifier}`)
      }
    }
  }
  return undeclared
}

function importsOf(code: string): string[] {
  return [...code.matchAll(STATEMENT), ...code.matchAll(IMPORT_CALL)].map(
    ([, specifier = '']) => specifier,
  )
}

async function isModule(path: string, isTypes: boolean): Promise<boolean> {
  const file = isTypes ? path.replace(/\.[jt]s$/, '.d.ts') : path
  return access(file).then(
    () => true,
    () => false,
  )
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
