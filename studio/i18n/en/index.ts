import {ACTION_TEXTS} from './actions.ts'
import {AVAILABILITY_TEXTS} from './availability.ts'
import {EMBED_TEXTS} from './embed.ts'
import {FORM_TEXTS} from './forms.ts'
import {IMPORT_TEXTS} from './import.ts'
import {LIST_TEXTS} from './lists.ts'
import {PASTE_TEXTS} from './paste.ts'
import {PREVIEW_TEXTS} from './preview.ts'
import {RULE_TEXTS} from './rules.ts'
import {SESSION_TEXTS} from './session.ts'
import {SWITCHBOARD_TEXTS} from './switchboard.ts'

/** The desk's own texts in English. */
export const ENGLISH = {
  ...ACTION_TEXTS,
  ...AVAILABILITY_TEXTS,
  ...EMBED_TEXTS,
  ...FORM_TEXTS,
  ...IMPORT_TEXTS,
  ...LIST_TEXTS,
  ...PASTE_TEXTS,
  ...PREVIEW_TEXTS,
  ...RULE_TEXTS,
  ...SESSION_TEXTS,
  ...SWITCHBOARD_TEXTS,
} as const
