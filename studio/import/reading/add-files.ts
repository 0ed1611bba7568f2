import type {ReadSource} from '../data/import-state.ts'
import type {DroppedPicture} from '../data/import-store.ts'
import type {Source} from '../data/item.ts'
import type {SourceReader} from './create-reader.ts'
import {type DroppedFile, findSizeProblem, isPictureName} from './dropped-files.ts'

/** The most files and bytes that one import takes: they are kept in the browser's storage. */
export const MAX_FILES = 1000
export const MAX_TOTAL_BYTES = 512 * 1024 * 1024

/** Files that were opened and read. */
export interface AddedFiles {
  readonly sources: readonly Source[]
  readonly pictures: readonly DroppedPicture[]
  readonly read: readonly ReadSource[]
  /** A sentence for each file that is not taken. */
  readonly notices: readonly string[]
}

/** What an import has before more files are added. */
export interface ExistingFiles {
  readonly sources: ReadonlyMap<string, Source>
  readonly pictures: readonly DroppedPicture[]
}

/** Opens and reads files. A file that cannot be opened, was added before or exceeds a limit gets a sentence; the others go on. */
export async function addFiles(
  files: readonly DroppedFile[],
  existing: ExistingFiles,
  reader: SourceReader,
): Promise<AddedFiles> {
  const sources = new Map<string, Source>()
  const pictures: DroppedPicture[] = []
  const read: ReadSource[] = []
  const notices: string[] = []
  let total = sumBytes([...existing.sources.values(), ...existing.pictures])
  for (const {path, file} of files) {
    const sizeProblem = findSizeProblem(path, file.size)
    if (existing.sources.size + sources.size >= MAX_FILES) {
      notices.push(`${path} is not added: an import has at most ${MAX_FILES} documents.`)
      continue
    }
    if (sizeProblem && !isPictureName(path)) {
      const id = `too-large-${path}-${file.size}`
      sources.set(id, {id, name: path, bytes: new Uint8Array(), problem: sizeProblem})
      read.push({id, name: path, readings: [{state: 'failed', problem: sizeProblem}]})
      continue
    }
    if (total + file.size > MAX_TOTAL_BYTES) {
      notices.push(
        `${path} is not added: the files of an import have at most ${MAX_TOTAL_BYTES / 1024 / 1024} MB together.`,
      )
      continue
    }
    let bytes: Uint8Array
    try {
      bytes = new Uint8Array(await file.arrayBuffer())
    } catch {
      notices.push(`${path} could not be opened; check that it still exists and may be read.`)
      continue
    }
    total += bytes.length
    if (isPictureName(path)) {
      pictures.push({path, bytes})
      continue
    }
    const {fingerprint: id, readings} = await reader.read(path, bytes)
    const earlier = existing.sources.get(id) ?? sources.get(id)
    if (earlier) {
      notices.push(
        earlier.name === path
          ? `${path} was already added.`
          : `${path} is not added: it has the same content as ${earlier.name}.`,
      )
      continue
    }
    sources.set(id, {id, name: path, bytes})
    read.push({id, name: path, readings})
  }
  return {sources: [...sources.values()], pictures, read, notices}
}

function sumBytes(files: Iterable<{readonly bytes: Uint8Array}>): number {
  return Array.from(files, ({bytes}) => bytes.length).reduce((sum, size) => sum + size, 0)
}
