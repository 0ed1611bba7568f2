import {useDocumentValuePermissions} from 'sanity'

import {useTexts} from '../i18n/use-texts.ts'

const DRAFT = {_id: 'drafts.article-import', _type: 'article'}

/** Returns why the user cannot make drafts of articles; undefined if they can, or while that is loading. */
export function useDraftRefusal(): string | undefined {
  const {t} = useTexts()
  const [create] = useDocumentValuePermissions({document: DRAFT, permission: 'create'})
  return create?.granted === false ? t('import.refusal') : undefined
}
