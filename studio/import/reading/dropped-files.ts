import {MAX_DOCUMENT_BYTES, MAX_TEXT_BYTES} from '@reader-article/import/read'

import {currentTexts} from '../../i18n/current-texts.ts'
import {hasEditableText, type Problem} from '../data/item.ts'

/** A file with its name, or with its path if a folder was dropped. */
export interface DroppedFile {
  readonly path: string
  readonly file: File
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|heic|tiff?|svg)$/iu
const HIDDEN = /(?:^|\/)(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/iu

/** Returns true for a picture, which belongs to the documents that name it. */
export function isPictureName(path: string): boolean {
  return PICTURE.test(path)
}

/** Returns why a file is not opened: documents have at most 64 MB, texts 2 MB. */
export function findSizeProblem(name: string, size: number): Problem | undefined {
  const maximum = hasEditableText(name) ? MAX_TEXT_BYTES : MAX_DOCUMENT_BYTES
  return size > maximum
    ? {
        message: currentTexts().t('import.problem.size', {
          size: Math.ceil(size / 1024 / 1024),
          maximum: maximum / 1024 / 1024,
        }),
      }
    : undefined
}

/** Lists the files of a drop, with those in its folders; files that systems hide are omitted. */
export async function listDroppedFiles(transfer: DataTransfer): Promise<DroppedFile[]> {
  // The entries must be read before the first await, after which the browser empties the list.
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry())
  const files = Array.from(transfer.files, toDroppedFile)
  if (!entries.some((entry) => entry?.isDirectory)) {
    return files.filter(isVisible)
  }
  const listed = await Promise.all(entries.filter((entry) => entry !== null).map(listEntry))
  return listed.flat().filter(isVisible)
}

/** Returns a file that was chosen in a dialog or pasted. */
export function toDroppedFile(file: File): DroppedFile {
  return {path: file.webkitRelativePath || file.name, file}
}

function isVisible({path}: DroppedFile): boolean {
  return !HIDDEN.test(path)
}

async function listEntry(entry: FileSystemEntry): Promise<DroppedFile[]> {
  const path = entry.fullPath.replace(/^\//u, '')
  if (isFile(entry)) {
    return [{path, file: await new Promise((resolve, reject) => entry.file(resolve, reject))}]
  }
  if (!isDirectory(entry)) {
    return []
  }
  const reader = entry.createReader()
  const files: DroppedFile[] = []
  // A browser returns the entries of a folder in several parts; an empty one is the last.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (part.length === 0) {
      return files
    }
    for (const each of part) {
      files.push(...(await listEntry(each)))
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
