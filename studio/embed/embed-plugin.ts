import {definePlugin} from 'sanity'

import {embedAction} from './embed-action.tsx'

/** Adds the action 'Embed' to articles and readers: the lines with which a partner's site shows them. */
export const embed = definePlugin({
  name: 'reader-article/embed',
  document: {
    actions: (actions, {schemaType}) =>
      schemaType === 'article' || schemaType === 'reader' ? [...actions, embedAction] : actions,
  },
})
