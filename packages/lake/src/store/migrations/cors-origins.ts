/** Before this version pages of every origin could read responses, as the first entry still says. */
export const CORS_ORIGINS = `
CREATE TABLE cors_origins (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  origin TEXT NOT NULL UNIQUE,
  allow_credentials INTEGER NOT NULL,
  created TEXT NOT NULL
) STRICT;
INSERT INTO cors_origins (origin, allow_credentials, created)
VALUES ('*', 0, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
`
