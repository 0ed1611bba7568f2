import type {DocumentActionComponent, DocumentActionsResolver} from 'sanity'

import {deleteUnpublished} from './delete-unpublished.ts'
import {datedPublish} from './publish-article.ts'
import {publishWithStatus} from './publish-reader.ts'
import {retireReader} from './retire-reader.tsx'

/** What may be done with each kind of content, for the Studio's configuration. */
export const documentActions: DocumentActionsResolver = (actions, {schemaType}) =>
  actionsFor(schemaType, actions)

/** What may be done with a kind of content, out of what the Studio offers by itself. */
export function actionsFor(
  schemaType: string,
  actions: DocumentActionComponent[],
): DocumentActionComponent[] {
  switch (schemaType) {
    case 'article':
      return replace(actions, 'publish', datedPublish)
    case 'reader': {
      const own = replace(
        replace(actions, 'publish', publishWithStatus),
        'delete',
        deleteUnpublished,
      )
      // Two readers never share a PIN, and an unpublished one would leave callers with nobody.
      return [...without(own, ['duplicate', 'unpublish']), retireReader]
    }
    case 'availability':
      return without(actions, ['delete', 'duplicate', 'unpublish'])
    case 'settings':
      return without(actions, ['delete', 'duplicate', 'unpublish'])
    default:
      return actions
  }
}

function replace(
  actions: DocumentActionComponent[],
  name: string,
  wrap: (original: DocumentActionComponent) => DocumentActionComponent,
): DocumentActionComponent[] {
  return actions.map((action) => (action.action === name ? wrap(action) : action))
}

function without(actions: DocumentActionComponent[], names: string[]): DocumentActionComponent[] {
  return actions.filter(({action}) => action === undefined || !names.includes(action))
}
