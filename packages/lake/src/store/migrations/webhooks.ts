/** Webhooks, the messages that they send, and each attempt to deliver one. */
export const WEBHOOKS = `
CREATE TABLE webhooks (
  id TEXT PRIMARY KEY,
  configuration TEXT NOT NULL,
  secret TEXT,
  since INTEGER NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE TABLE webhook_messages (
  id TEXT PRIMARY KEY,
  webhook TEXT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  document TEXT NOT NULL,
  payload TEXT NOT NULL,
  headers TEXT NOT NULL,
  state TEXT NOT NULL,
  failures INTEGER NOT NULL,
  result_code INTEGER,
  due INTEGER NOT NULL,
  created TEXT NOT NULL
) STRICT;
CREATE INDEX webhook_messages_by_due ON webhook_messages (due) WHERE state = 'pending';
CREATE INDEX webhook_messages_by_webhook ON webhook_messages (webhook, created);
CREATE TABLE webhook_attempts (
  id TEXT PRIMARY KEY,
  message TEXT NOT NULL REFERENCES webhook_messages (id) ON DELETE CASCADE,
  created TEXT NOT NULL,
  duration INTEGER NOT NULL,
  result_code INTEGER,
  result_body TEXT NOT NULL,
  failure TEXT
) STRICT;
CREATE INDEX webhook_attempts_by_message ON webhook_attempts (message, created);
CREATE TABLE webhook_progress (sequence INTEGER NOT NULL) STRICT;
INSERT INTO webhook_progress (sequence) SELECT coalesce(max(sequence), 0) FROM transactions;
`
