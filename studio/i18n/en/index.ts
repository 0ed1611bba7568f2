import {ACTION_TEXTS} from './actions.ts'
import {AVAILABILITY_TEXTS} from './availability.ts'
import {FORM_TEXTS} from './forms.ts'
import {IMPORT_TEXTS} from './import.ts'
import {LIST_TEXTS} from './lists.ts'
import {RULE_TEXTS} from './rules.ts'
import {SWITCHBOARD_TEXTS} from './switchboard.ts'

/** The desk's own texts in English. */
export const ENGLISH = {
  ...ACTION_TEXTS,
  ...AVAILABILITY_TEXTS,
  ...FORM_TEXTS,
  ...IMPORT_TEXTS,
  ...LIST_TEXTS,
  ...RULE_TEXTS,
  ...SWITCHBOARD_TEXTS,
} as const
