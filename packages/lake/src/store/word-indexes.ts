import {hash} from 'node:crypto'
import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {isStorageDamage} from '../errors/damage-error.ts'
import {isRecord} from '../json.ts'
import type {AttributeSource} from './path-index.ts'
import {readNumber, readText} from './row.ts'
import {StoredIndexes, type IndexUser, type StoredIndex} from './stored-indexes.ts'
import {parseWordIndex, textsOf, type WordIndexDefinition} from './word-index.ts'
import {termOf, wordsOf} from './words.ts'

/** An index of words with its state. */
export type WordIndex = StoredIndex<WordIndexDefinition>

/** A word that documents must contain; with `isPrefix`, any word that begins with it. */
export interface WordTest {
  readonly term: string
  readonly isPrefix: boolean
}

/** Maximum length of the texts of one document in an index, in UTF-16 code units. */
const MAX_TEXT_LENGTH = 1_000_000
/** Greater than every character. */
const LAST_CHARACTER = '\u{10ffff}'
// The words of all indexes are in one table: each has the number of its index in front.
const CREATE_TABLES = `
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    terms, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_'"
  );
  CREATE VIRTUAL TABLE IF NOT EXISTS word_places USING fts5vocab('words', 'instance');
`
// FTS5 writes a segment for each transaction. It would merge segments within a later one, of which some then
// take hundreds of milliseconds; the builder of indexes merges them in small steps instead.
const POSTPONE_MERGES = `
  INSERT INTO words (words, rank) VALUES ('automerge', 0);
  INSERT INTO words (words, rank) VALUES ('crisismerge', 1000);
  INSERT INTO words (words, rank) VALUES ('usermerge', 16);
`
/** SQLITE_ERROR and SQLITE_CONSTRAINT, with which FTS5 reports some kinds of damage. */
const DAMAGE_CODES: ReadonlySet<number> = new Set([1, 19])
/** Pages that one step of merging writes; 16 take up to 10 ms. */
const MERGED_PAGES = 16

interface WordStatements {
  readonly insert: StatementSync
  readonly remove: StatementSync
  readonly find: StatementSync
  readonly findPrefix: StatementSync
  readonly merge: StatementSync
}

/** Indexes by the words of documents. Without FTS5 there are none. */
export class WordIndexes extends StoredIndexes<WordIndexDefinition> {
  readonly #entryOf: StatementSync
  readonly #insertEntry: StatementSync
  readonly #setDigest: StatementSync
  readonly #removeEntry: StatementSync
  readonly #someEntries: StatementSync
  readonly #documentsOf: StatementSync
  readonly #countChanges: StatementSync
  #statements: WordStatements | undefined
  #hasUnmerged = true

  constructor(database: DatabaseSync) {
    super(database, {
      table: 'word_indexes',
      maxIndexes: 8,
      maxPublicIndexes: 4,
      parse: parseWordIndex,
      now: Date.now,
    })
    this.#entryOf = database.prepare(
      'SELECT number, digest FROM word_entries WHERE word_index = ? AND document = ?',
    )
    this.#insertEntry = database.prepare(
      'INSERT INTO word_entries (word_index, document, digest) VALUES (?, ?, ?)',
    )
    this.#setDigest = database.prepare('UPDATE word_entries SET digest = ? WHERE number = ?')
    this.#removeEntry = database.prepare('DELETE FROM word_entries WHERE number = ?')
    this.#someEntries = database.prepare(
      'SELECT number FROM word_entries WHERE word_index = ? LIMIT ?',
    )
    this.#documentsOf = database.prepare(
      'SELECT document FROM word_entries WHERE number IN (SELECT value FROM json_each(?))',
    )
    this.#countChanges = database.prepare('SELECT total_changes() AS changes')
    this.#statements = this.#prepare()
  }

  /** True if words were written that `mergeSome` has not seen. */
  get hasUnmerged(): boolean {
    return this.#hasUnmerged && this.#statements !== undefined
  }

  /** Merges some of the segments in which FTS5 stores words, if there are many. */
  mergeSome(): void {
    const before = this.#changes()
    this.#statements?.merge.run(MERGED_PAGES)
    // FTS5 counts one change if there was nothing to merge.
    this.#hasUnmerged = this.#changes() - before > 1
  }

  override add(definition: WordIndexDefinition, user: IndexUser): boolean {
    if (!this.#statements) {
      try {
        this.database.exec(CREATE_TABLES + POSTPONE_MERGES)
      } catch {
        return false
      }
      this.#statements = this.#prepare()
    }
    return this.#statements !== undefined && super.add(definition, user)
  }

  /** Lists the numbers of the entries in an index with a word, at most `limit`; some may be there twice. */
  find({number}: WordIndex, {term, isPrefix}: WordTest, limit: number): number[] {
    const statements = this.#statements
    if (!statements) {
      return []
    }
    const word = `${number}_${term}`
    // A query of FTS5 finds a whole word faster, but reads all words with a beginning before its first row.
    const rows = isPrefix
      ? statements.findPrefix.all(word, word + LAST_CHARACTER, limit)
      : statements.find.all(`"${word}"`, limit)
    return rows.map((row) => readNumber(row, 'entry'))
  }

  /** Returns the ids of the documents of entries, in any order. */
  documentsOf(entries: Iterable<number>): string[] {
    const rows = this.#documentsOf.all(JSON.stringify([...entries]))
    return rows.map((row) => readText(row, 'document'))
  }

  override addEntry(index: WordIndex, id: string, document: AttributeSource): void {
    this.#write(index, id, this.#textsIn(index, document))
  }

  override update(id: string, document: AttributeSource | undefined): void {
    try {
      this.#update(id, document)
    } catch (error) {
      if (!isDamageOfWords(error)) {
        throw error
      }
      // The words can be made again, but a change of a document must not be refused for them.
      this.#dropTables()
      this.#update(id, document)
    }
  }

  #update(id: string, document: AttributeSource | undefined): void {
    for (const index of this.all()) {
      if (!this.#statements) {
        // The index would keep the old words.
        if (index.state !== 'dropped') {
          this.setState(index, 'dropped')
        }
        continue
      }
      const isUsed = index.state === 'ready' || index.state === 'building'
      this.#write(index, id, document && isUsed ? this.#textsIn(index, document) : [])
    }
  }

  protected override deleteEntries({number}: WordIndex, maxEntries: number): number {
    const rows = this.#someEntries.all(number, maxEntries)
    for (const row of rows) {
      this.#remove(readNumber(row, 'number'))
    }
    return rows.length
  }

  /** Returns the texts of a document; if they take too long, the index is not used any more. */
  #textsIn(index: WordIndex, document: AttributeSource): readonly string[] {
    try {
      const texts = textsOf(index.definition, document)
      if (texts.reduce((sum, {length}) => sum + length, 0) <= MAX_TEXT_LENGTH) {
        return texts
      }
    } catch (error) {
      // Arrays nest too deeply.
      if (!(error instanceof RangeError)) {
        throw error
      }
    }
    this.setState(index, 'unfit')
    return []
  }

  /** Writes the words of a document, if its texts have changed. */
  #write({number: index}: WordIndex, id: string, texts: readonly string[]): void {
    const row = this.#entryOf.get(index, id)
    const digest = texts.length === 0 ? undefined : hash('sha256', JSON.stringify(texts), 'base64')
    if (row && readText(row, 'digest') === digest) {
      return
    }
    if (digest === undefined) {
      if (row) {
        this.#remove(readNumber(row, 'number'))
      }
      return
    }
    const words = new Set(texts.flatMap(wordsOf))
    const terms = new Set(Array.from(words, (word) => `${index}_${termOf(word)}`))
    const number = row
      ? readNumber(row, 'number')
      : Number(this.#insertEntry.run(index, id, digest).lastInsertRowid)
    if (row) {
      this.#statements?.remove.run(number)
      this.#setDigest.run(digest, number)
    }
    this.#statements?.insert.run(number, [...terms].join(' '))
    this.#hasUnmerged = true
  }

  /** Removes all words, also those of deleted documents, which FTS5 keeps; the next search makes them again. */
  discard(): void {
    for (const index of this.all()) {
      this.setState(index, 'dropped')
    }
    if (this.#statements) {
      this.#dropTables()
    }
  }

  #dropTables(): void {
    this.#statements = undefined
    try {
      this.database.exec('DROP TABLE word_places; DROP TABLE words')
    } catch {
      // The damage goes deeper; then there is no index of words.
    }
  }

  #changes(): number {
    return readNumber(this.#countChanges.get() ?? {}, 'changes')
  }

  #remove(entry: number): void {
    this.#hasUnmerged = true
    this.#statements?.remove.run(entry)
    this.#removeEntry.run(entry)
  }

  /** Returns undefined if there is no table of words, or if this build of Node has no FTS5. */
  #prepare(): WordStatements | undefined {
    try {
      return {
        insert: this.database.prepare('INSERT INTO words (rowid, terms) VALUES (?, ?)'),
        remove: this.database.prepare('DELETE FROM words WHERE rowid = ?'),
        find: this.database.prepare('SELECT rowid AS entry FROM words WHERE words MATCH ? LIMIT ?'),
        findPrefix: this.database.prepare(
          'SELECT doc AS entry FROM word_places WHERE term >= ? AND term <= ? LIMIT ?',
        ),
        merge: this.database.prepare("INSERT INTO words (words, rank) VALUES ('merge', ?)"),
      }
    } catch {
      return undefined
    }
  }
}

function isDamageOfWords(error: unknown): boolean {
  if (!isRecord(error) || typeof error['errcode'] !== 'number') {
    return false
  }
  return DAMAGE_CODES.has(error['errcode'] & 0xff) || isStorageDamage(error)
}
