/**
 * Indexes of words, and the documents in them. An entry's number is the rowid of its words in the FTS5 table
 * `words`, which is created with the first index, because some builds of Node have no FTS5. Numbers are not used
 * again, because such a build leaves the words of deleted entries.
 */
export const WORDS = `
CREATE TABLE word_indexes (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  definition TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL
) STRICT;
CREATE TABLE word_entries (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  word_index INTEGER NOT NULL,
  document TEXT NOT NULL,
  digest TEXT NOT NULL,
  UNIQUE (word_index, document)
) STRICT;
`
