import type {DatabaseSync} from 'node:sqlite'

import {CORS_ORIGINS} from './cors-origins.ts'
import {DATASET_SETTINGS} from './dataset-settings.ts'
import {addDocumentChecksums} from './document-checksums.ts'
import {DOCUMENTS} from './documents.ts'
import {storeHistoryOnce} from './history-once.ts'
import {PEOPLE} from './people.ts'
import {PLANNING} from './planning.ts'
import {WEBHOOKS} from './webhooks.ts'
import {WORDS} from './words.ts'

/** What leads from one version of the database to the next: SQL, or a function that runs in the transaction of all migrations. */
export type Migration = string | ((database: DatabaseSync) => void)

/** All migrations, oldest first; a new database gets all of them. New ones are added at the end. */
export const MIGRATIONS: readonly Migration[] = [
  DOCUMENTS,
  PEOPLE,
  CORS_ORIGINS,
  addDocumentChecksums,
  PLANNING,
  WORDS,
  storeHistoryOnce,
  WEBHOOKS,
  DATASET_SETTINGS,
]
