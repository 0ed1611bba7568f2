import {access, readdir, readFile} from 'node:fs/promises'
import {isBuiltin} from 'node:module'
import {dirname, join, resolve} from 'node:path'

interface Manifest {
  readonly name: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

// TypeScript prints each import and export statement at the start of a line, so `^` excludes examples in comments.
const STATEMENT = /^(?:import|export)\b(?:[\w$\s,{}*]+\bfrom)?\s*['"]([^'"]+)['"]/gm
const IMPORT_CALL = /\bimport\(\s*['"`]([^'"`]+)['"`]/g

/** Lists the imports in a package that resolve neither to one of its own files nor to a declared dependency. */
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
      const packageName = packageOf(specifier)
      const resolves = specifier.startsWith('.')
        ? await isModule(resolve(dirname(file), specifier), isTypes)
        : isBuiltin(specifier) ||
          declared.has(packageName) ||
          (isTypes && declared.has(`@types/${packageName}`))
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
