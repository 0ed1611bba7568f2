import type {DocumentActionComponent, DocumentActionsResolver} from 'sanity'

import {isDeskType} from '../schema/desk-types.ts'
import {deleteAction} from './delete-action.tsx'
import {deleteUnpublished} from './delete-unpublished.ts'
import {duplicateArticle} from './duplicate-article.ts'
import {newArticle} from './new-article.ts'
import {publishAllText} from './publish-all-text.ts'
import {publishArticle} from './publish-article.ts'
import {publishReader} from './publish-reader.ts'
import {retireReader} from './retire-reader.tsx'
import {unpublishAction} from './unpublish-action.tsx'

/** The document actions of the desk's types; other types keep theirs. */
export const documentActions: DocumentActionsResolver = (actions, {schemaType}) =>
  isDeskType(schemaType) ? resolveActions(schemaType, actions) : actions

/** Adapts the Studio's built-in actions to a schema type. */
export function resolveActions(
  schemaType: string,
  builtInActions: DocumentActionComponent[],
): DocumentActionComponent[] {
  const ours = [
    ['publish', publishAllText],
    ['delete', deleteAction],
    ['unpublish', () => unpublishAction],
  ] as const
  const actions = ours.reduce(
    (replaced, [name, wrap]) => replace(replaced, name, wrap),
    builtInActions,
  )
  switch (schemaType) {
    case 'article':
      return replace(replace(actions, 'publish', publishArticle), 'duplicate', duplicateArticle)
    case 'reader': {
      const readerActions = replace(
        replace(actions, 'publish', publishReader),
        'delete',
        deleteUnpublished,
      )
      // A duplicate would have the same PIN; callers could still reach an unpublished reader.
      return [...omit(readerActions, ['duplicate', 'unpublish']), newArticle, retireReader]
    }
    case 'availability':
    case 'settings':
      return omit(actions, ['delete', 'duplicate', 'unpublish'])
    case 'statusChange':
    case 'withdrawnArticle':
      // A record: nobody changes or deletes it.
      return []
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

function omit(actions: DocumentActionComponent[], names: string[]): DocumentActionComponent[] {
  return actions.filter(({action}) => action === undefined || !names.includes(action))
}
