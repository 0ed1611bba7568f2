import type {NewDocumentOptionsResolver} from 'sanity'

import {INITIAL_VALUE_TEMPLATES} from './initial-value-templates.ts'

// Settings are a singleton. An availability is created with its reader, a status change by a switch, the record of a
// withdrawn article by unpublishing. The initial value templates need the reader or the topic of a list.
const HIDDEN_TEMPLATES = new Set([
  'settings',
  'availability',
  'statusChange',
  'withdrawnArticle',
  ...INITIAL_VALUE_TEMPLATES.map(({id}) => id),
])

/** Limits what the global Create menu offers; each list sets its own templates. */
export const newDocumentOptions: NewDocumentOptionsResolver = (templates, {creationContext}) =>
  creationContext.type === 'global'
    ? templates.filter(({templateId}) => !HIDDEN_TEMPLATES.has(templateId))
    : templates
