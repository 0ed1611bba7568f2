/**
 * Users with a role are people who can log in; the others are authors of the history: owners of tokens and
 * removed people. Before this version everybody logged in as the same user, who becomes an administrator.
 */
export const PEOPLE = `
ALTER TABLE users ADD COLUMN email TEXT;
ALTER TABLE users ADD COLUMN picture TEXT;
ALTER TABLE users ADD COLUMN role TEXT;
ALTER TABLE users ADD COLUMN password TEXT;
CREATE UNIQUE INDEX users_by_email ON users (email);
CREATE TABLE tokens (
  id TEXT PRIMARY KEY REFERENCES users (id),
  hash TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;
DELETE FROM sessions;
UPDATE users SET email = 'editor@localhost', role = 'administrator' WHERE id = 'editor';
`
