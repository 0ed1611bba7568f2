import type {ParsedDocument} from '../read/document.ts'

/** The bytes and the file name of a picture. */
export interface PictureFile {
  bytes: Uint8Array
  filename: string
}

/** A parsed document with the name of its file. */
export interface LoadedDocument {
  file: string
  document: ParsedDocument
  /** Reads a picture whose path is relative to the document; rejects with a DocumentError or an ImportError. */
  readPictureFile: (path: string, line: number) => Promise<PictureFile>
}
