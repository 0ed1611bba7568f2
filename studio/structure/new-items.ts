import type {NewDocumentOptionsResolver} from 'sanity'

import {TEMPLATES} from './templates.ts'

// There is one settings page, and an availability comes with its reader.
const NEVER_NEW = new Set(['settings', 'availability', ...TEMPLATES.map(({id}) => id)])

/** What Create offers: everywhere else a list of its own decides. */
export const newItems: NewDocumentOptionsResolver = (items, {creationContext}) =>
  creationContext.type === 'global'
    ? items.filter(({templateId}) => !NEVER_NEW.has(templateId))
    : items
