import {readdir, stat} from 'node:fs/promises'
import {basename, join} from 'node:path'

/** The files of a folder, or one file. */
export interface Collection {
  name: string
  paths: string[]
}

const DOCUMENT = /\.(?:docx|docm|dotx|dotm|doc|txt)$/iu

/** Finds the documents in a folder and its subfolders; throws an error if the path does not exist. */
export async function findFiles(path: string): Promise<Collection> {
  const name = basename(path)
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) {
    throw new Error(`${path} does not exist; name a folder with documents`)
  }
  if (!found.isDirectory()) {
    return {name, paths: [path]}
  }
  const entries = await readdir(path, {recursive: true, withFileTypes: true})
  const paths = entries
    .filter((entry) => entry.isFile() && DOCUMENT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  return {name, paths: paths.toSorted()}
}
