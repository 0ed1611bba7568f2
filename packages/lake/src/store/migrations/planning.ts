/**
 * What queries are planned with: the published id and the variant of each document, the number of documents
 * of each type, outlines of documents, and indexes. Outlines are made in the background.
 */
export const PLANNING = `
ALTER TABLE documents ADD COLUMN variant TEXT GENERATED ALWAYS AS (
  CASE
    WHEN id GLOB 'drafts.*' THEN 'drafts'
    WHEN id NOT GLOB 'versions.*' THEN ''
    WHEN instr(substr(id, 10), '.') = 0 THEN 'versions'
    ELSE substr(id, 1, 8 + instr(substr(id, 10), '.'))
  END
) VIRTUAL;
ALTER TABLE documents ADD COLUMN published_id TEXT GENERATED ALWAYS AS (
  CASE
    WHEN id GLOB 'drafts.*' THEN substr(id, 8)
    WHEN id NOT GLOB 'versions.*' OR instr(substr(id, 10), '.') = 0 THEN id
    ELSE substr(id, 10 + instr(substr(id, 10), '.'))
  END
) VIRTUAL;
ALTER TABLE documents ADD COLUMN is_public INTEGER GENERATED ALWAYS AS (instr(id, '.') = 0) VIRTUAL;
CREATE INDEX documents_by_variant ON documents (variant, published_id) WHERE variant <> '';
CREATE TABLE type_counts (
  type TEXT NOT NULL,
  variant TEXT NOT NULL,
  is_public INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (type, variant, is_public)
) STRICT, WITHOUT ROWID;
INSERT INTO type_counts (type, variant, is_public, count)
  SELECT type, variant, is_public, count(*) FROM documents GROUP BY type, variant, is_public;
CREATE TRIGGER count_inserted AFTER INSERT ON documents BEGIN
  INSERT INTO type_counts (type, variant, is_public, count)
    VALUES (new.type, new.variant, new.is_public, 1)
    ON CONFLICT (type, variant, is_public) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER count_deleted AFTER DELETE ON documents BEGIN
  UPDATE type_counts SET count = count - 1
    WHERE type = old.type AND variant = old.variant AND is_public = old.is_public;
END;
CREATE TRIGGER count_retyped AFTER UPDATE OF type ON documents WHEN new.type <> old.type BEGIN
  UPDATE type_counts SET count = count - 1
    WHERE type = old.type AND variant = old.variant AND is_public = old.is_public;
  INSERT INTO type_counts (type, variant, is_public, count)
    VALUES (new.type, new.variant, new.is_public, 1)
    ON CONFLICT (type, variant, is_public) DO UPDATE SET count = count + 1;
END;
CREATE TABLE outlines (
  number INTEGER PRIMARY KEY,
  document TEXT NOT NULL UNIQUE,
  outline TEXT NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
CREATE TABLE path_indexes (
  number INTEGER PRIMARY KEY,
  definition TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL
) STRICT;
CREATE TABLE index_entries (
  path_index INTEGER NOT NULL,
  key BLOB NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (path_index, key, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX index_entries_by_document ON index_entries (document);
`
