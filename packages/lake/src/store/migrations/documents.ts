/** The tables of the first version. */
export const DOCUMENTS = `
CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_type ON documents (type, id);
CREATE TABLE document_references (
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  weak INTEGER NOT NULL,
  PRIMARY KEY (target, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_references_by_source ON document_references (source);
CREATE TABLE transactions (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  timestamp TEXT NOT NULL,
  author TEXT NOT NULL,
  mutations TEXT NOT NULL,
  results TEXT NOT NULL
) STRICT;
CREATE TABLE effects (
  document TEXT NOT NULL,
  sequence INTEGER NOT NULL REFERENCES transactions (sequence),
  transition TEXT NOT NULL,
  previous_revision TEXT,
  apply TEXT NOT NULL,
  revert TEXT NOT NULL,
  PRIMARY KEY (document, sequence)
) STRICT, WITHOUT ROWID;
CREATE TABLE users (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  user TEXT NOT NULL REFERENCES users (id),
  expires INTEGER NOT NULL
) STRICT;
CREATE TABLE preferences (
  user TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (user, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
`
