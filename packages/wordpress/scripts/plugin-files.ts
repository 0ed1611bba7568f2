import {readdir, readFile} from 'node:fs/promises'
import {join, relative, sep} from 'node:path'
import {fileURLToPath} from 'node:url'

const PLUGIN = fileURLToPath(new URL('../plugin', import.meta.url))

/** The content of files by their path in the plugin's folder, with slashes. */
export type Files = Readonly<Record<string, Uint8Array>>

/** Reads the sources of the plugin, in the order of their paths. */
export async function readPluginFiles(): Promise<Files> {
  const entries = await readdir(PLUGIN, {recursive: true, withFileTypes: true})
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  return Object.fromEntries(
    await Promise.all(
      paths.map(async (path): Promise<[string, Uint8Array]> => [
        relative(PLUGIN, path).replaceAll(sep, '/'),
        await readFile(path),
      ]),
    ),
  )
}

/** Returns the text of a file. */
export function textOf(files: Files, path: string): string {
  const content = files[path]
  if (!content) {
    throw new Error(`${path} is not a file of the plugin.`)
  }
  return new TextDecoder().decode(content)
}
