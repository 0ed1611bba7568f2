import {useDocumentValuePermissions} from 'sanity'

import {useTexts} from '../../i18n/use-texts.ts'

const AVAILABILITY = {_id: 'availability-reader', _type: 'availability'}
const STATUS_CHANGE = {_id: 'statusChange.id', _type: 'statusChange'}

/** Returns why the user cannot switch statuses; undefined if they can, or while that is loading. */
export function useRefusal(): string | undefined {
  const {t} = useTexts()
  const [update] = useDocumentValuePermissions({document: AVAILABILITY, permission: 'update'})
  const [create] = useDocumentValuePermissions({document: STATUS_CHANGE, permission: 'create'})
  return update?.granted === false || create?.granted === false
    ? t('switchboard.refusal')
    : undefined
}
