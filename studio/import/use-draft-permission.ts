import {useDocumentValuePermissions} from 'sanity'

const DRAFT = {_id: 'drafts.article-import', _type: 'article'}

/** Returns why the user cannot make drafts of articles; undefined if they can, or while that is loading. */
export function useDraftRefusal(): string | undefined {
  const [create] = useDocumentValuePermissions({document: DRAFT, permission: 'create'})
  return create?.granted === false ? 'Your role does not let you make drafts.' : undefined
}
