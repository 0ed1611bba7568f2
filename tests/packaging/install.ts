import {execFile} from 'node:child_process'
import {mkdir, mkdtemp, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {promisify} from 'node:util'

import {pack} from './pack.ts'

const ROOT = join(import.meta.dirname, '../..')
const run = promisify(execFile)

/** A project in which packages of this workspace are installed. */
export interface Project {
  readonly folder: string
  /** The folder of an installed package. */
  package(name: string): string
  /** Runs a module in this project with Node, and returns its output. */
  node(source: string, environment?: NodeJS.ProcessEnv): Promise<string>
  /** Compiles files of this project and their imports with strict options, and returns the compiler's errors. */
  compile(
    files: Readonly<Record<string, string>>,
    options?: {
      readonly skipLibCheck?: boolean
      readonly module?: string
      readonly moduleResolution?: string
    },
  ): Promise<string>
  remove(): Promise<void>
}

/**
 * Packs packages as they are published, and installs them into a new project without the network:
 * their dependencies are links to the packages that are installed in this workspace.
 *
 * @param own - The folders of the packages to pack.
 * @param peers - Other packages that the project installs, such as React.
 */
export async function install(own: readonly string[], peers: readonly string[]): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'reader-article-project-'))
  const modules = join(folder, 'node_modules')
  const dependencies = new Set(peers)
  const names = []
  for (const each of own) {
    const {name, dependencies: needed} = await unpack(join(ROOT, each), modules)
    names.push(name)
    for (const dependency of needed) {
      dependencies.add(dependency)
    }
  }
  for (const name of dependencies) {
    if (names.includes(name)) {
      continue
    }
    await mkdir(dirname(join(modules, name)), {recursive: true})
    await symlink(await installed(name, own), join(modules, name))
  }
  await writeFile(join(folder, 'package.json'), '{"type": "module", "private": true}')
  return {
    folder,
    package: (name) => join(modules, name),
    async node(source, environment = {}) {
      const file = join(folder, 'run.js')
      await writeFile(file, source)
      const {stdout} = await run(process.execPath, [file], {
        cwd: folder,
        env: {...process.env, ...environment},
      })
      return stdout
    },
    async compile(files, options = {}) {
      for (const [name, source] of Object.entries(files)) {
        await writeFile(join(folder, name), source)
      }
      await writeFile(
        join(folder, 'tsconfig.json'),
        JSON.stringify(tsconfig(Object.keys(files), options)),
      )
      const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
      return run(process.execPath, [tsc, '-p', folder]).then(
        ({stdout}) => stdout,
        (error: unknown) =>
          String(error instanceof Error && 'stdout' in error ? error.stdout : error),
      )
    },
    remove: () => rm(folder, {recursive: true}),
  }
}

async function unpack(
  source: string,
  modules: string,
): Promise<{name: string; dependencies: string[]}> {
  const tarballs = await mkdtemp(join(tmpdir(), 'reader-article-tarball-'))
  try {
    const {name, tarball} = await pack(source, tarballs)
    const target = join(modules, name)
    await mkdir(target, {recursive: true})
    await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'])
    const manifest: {dependencies?: Record<string, string>} = JSON.parse(
      await readFile(join(target, 'package.json'), 'utf8'),
    )
    return {name, dependencies: Object.keys(manifest.dependencies ?? {})}
  } finally {
    await rm(tarballs, {recursive: true})
  }
}

async function installed(name: string, own: readonly string[]): Promise<string> {
  for (const folder of [...own.map((each) => join(ROOT, each)), ROOT]) {
    const path = join(folder, 'node_modules', name)
    const found = await readFile(join(path, 'package.json')).catch(() => undefined)
    if (found) {
      return path
    }
  }
  throw new Error(
    `${name} is not installed in this workspace. Add it to a package.json, and run npm install.`,
  )
}

function tsconfig(files: readonly string[], options: object): object {
  return {
    compilerOptions: {
      target: 'es2023',
      lib: ['es2024', 'dom', 'dom.iterable'],
      module: 'esnext',
      moduleResolution: 'bundler',
      jsx: 'react-jsx',
      strict: true,
      noEmit: true,
      types: ['node'],
      ...options,
    },
    files,
  }
}
