import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

import {build} from 'vite'

/** Within the workspace, so that the apps find its packages. */
const FOLDER = fileURLToPath(new URL('../test-results/', import.meta.url))

/** An app that Vite has built. */
export interface BuiltApp {
  readonly folder: string
  readonly dist: string
  remove(): Promise<void>
}

/** Writes the files of an app and builds it; an app with a `vite.config.js` is built as that says. */
export async function buildApp(files: Readonly<Record<string, string>>): Promise<BuiltApp> {
  const folder = await writeApp(files)
  await build({
    root: folder,
    ...('vite.config.js' in files ? {} : {configFile: false}),
    logLevel: 'error',
    build: {outDir: 'dist'},
  })
  return {
    folder,
    dist: join(folder, 'dist'),
    remove: () => rm(folder, {recursive: true, force: true}),
  }
}

/** Writes files into a new folder of the workspace, and returns the folder. */
export async function writeApp(files: Readonly<Record<string, string>>): Promise<string> {
  await mkdir(FOLDER, {recursive: true})
  const folder = await mkdtemp(join(FOLDER, 'pasted-'))
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text)
  }
  return folder
}
