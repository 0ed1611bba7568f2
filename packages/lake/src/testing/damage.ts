import {closeSync, fstatSync, openSync, readSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

/** Bytes. */
const PAGE_SIZE = 4096

/** Overwrites a text within a document in the database of a closed Lake, as a faulty disk may; not in its history. */
export function garbleDocument(data: string, id: string, text: string): void {
  const {bytes, close, write} = openFile(data)
  let position = bytes.indexOf(text)
  while (position !== -1) {
    write(position, Buffer.alloc(text.length, '#'))
    if (!readBody(data, id).includes(text)) {
      close()
      return
    }
    write(position, Buffer.from(text))
    position = bytes.indexOf(text, position + 1)
  }
  throw new Error(`The document ${id} must contain the text ${text} in one piece`)
}

function readBody(data: string, id: string): string {
  const database = new DatabaseSync(databaseOf(data), {readOnly: true})
  const row = database.prepare('SELECT body FROM documents WHERE id = ?').get(id)
  database.close()
  return String(row?.['body'])
}

/** Overwrites the first page of a table or index in the database of a closed Lake. */
export function garblePageOf(data: string, name: string): void {
  const {close, write} = openFile(data)
  const database = new DatabaseSync(databaseOf(data), {readOnly: true})
  const row = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name)
  database.close()
  garblePage(write, Number(row?.['rootpage']))
  close()
}

/** Overwrites the first page of the file, which says that it is a database. */
export function garbleHeader(data: string): void {
  const {close, write} = openFile(data)
  garblePage(write, 1)
  close()
}

function garblePage(write: (position: number, bytes: Buffer) => void, page: number): void {
  write((page - 1) * PAGE_SIZE, Buffer.alloc(PAGE_SIZE, '#'))
}

function databaseOf(data: string): string {
  return join(data, 'production', 'lake.sqlite')
}

function openFile(data: string) {
  const file = openSync(databaseOf(data), 'r+')
  const bytes = Buffer.alloc(fstatSync(file).size)
  readSync(file, bytes, 0, bytes.length, 0)
  return {
    bytes,
    close: () => closeSync(file),
    write: (position: number, written: Buffer) =>
      void writeSync(file, written, 0, written.length, position),
  }
}
