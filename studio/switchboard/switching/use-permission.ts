import {useDocumentValuePermissions} from 'sanity'

const AVAILABILITY = {_id: 'availability-reader', _type: 'availability'}
const STATUS_CHANGE = {_id: 'statusChange.id', _type: 'statusChange'}

/** Returns why the user cannot switch statuses; undefined if they can, or while that is loading. */
export function useRefusal(): string | undefined {
  const [update] = useDocumentValuePermissions({document: AVAILABILITY, permission: 'update'})
  const [create] = useDocumentValuePermissions({document: STATUS_CHANGE, permission: 'create'})
  return update?.granted === false || create?.granted === false
    ? 'Your role lets you see statuses, but not switch them.'
    : undefined
}
