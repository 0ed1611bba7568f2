/**
 * What is known about a dataset besides its documents. `main` is the dataset with the people of its project; null if
 * it is this one. Before this version every dataset was public, and had people of its own.
 */
export const DATASET_SETTINGS = `
CREATE TABLE dataset_settings (
  acl_mode TEXT NOT NULL,
  description TEXT,
  main TEXT,
  created TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
INSERT INTO dataset_settings (acl_mode, description, main, created, created_by)
VALUES (
  'public', NULL, NULL,
  coalesce(
    (SELECT timestamp FROM transactions ORDER BY sequence LIMIT 1),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  ),
  ''
);
`
