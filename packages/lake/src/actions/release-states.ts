import {isInstant} from '../documents/instant.ts'
import {isRecord} from '../json.ts'
import type {Mutation} from '../mutations/mutation.ts'
import type {FindDocument} from '../mutations/transaction.ts'
import {changeRelease} from '../releases/change-release.ts'
import {publishRelease} from '../releases/publish-release.ts'
import {finalStatesOf} from '../releases/release-document.ts'
import {
  createActionError,
  copyOf,
  deletionOf,
  type Action,
  type ActionState,
} from './action-context.ts'
import {findRelease, readReleaseName} from './find-release.ts'

/** `sanity.action.release.publish`: publishes all versions of an active release. */
export function publishActiveRelease(
  action: Action,
  find: FindDocument,
  state: ActionState,
): Mutation[] {
  const release = findRelease(action, find, ['active'])
  return publishRelease(release, find, state)
}

/** `sanity.action.release.schedule`: locks a release until the Lake publishes it; also changes the time. */
export function scheduleRelease(action: Action, find: FindDocument): Mutation[] {
  const release = findRelease(action, find, ['active', 'scheduled'])
  const {publishAt} = action.fields
  if (!isInstant(publishAt)) {
    throw createActionError(
      action,
      400,
      'invalidActionError',
      `"publishAt" must be a date and time in ISO 8601, for example "2026-12-07T09:00:00Z", not ${JSON.stringify(publishAt)}`,
    )
  }
  const metadata = isRecord(release['metadata']) ? release['metadata'] : {}
  return [
    changeRelease(release, {
      state: 'scheduled',
      publishAt,
      metadata: {...metadata, releaseType: 'scheduled', intendedPublishAt: publishAt},
      error: undefined,
    }),
  ]
}

/** `sanity.action.release.unschedule`: makes a scheduled release active again. */
export function unscheduleRelease(action: Action, find: FindDocument): Mutation[] {
  const release = findRelease(action, find, ['scheduled'])
  return [changeRelease(release, {state: 'active', publishAt: undefined})]
}

/** `sanity.action.release.archive`: deletes the versions of an active release, which `unarchive` restores. */
export function archiveRelease(
  action: Action,
  find: FindDocument,
  {versionsIn}: ActionState,
): Mutation[] {
  const release = findRelease(action, find, ['active'])
  const versions = versionsIn(readReleaseName(action))
  return [
    ...versions.map(({_id}) => deletionOf(_id)),
    changeRelease(release, {
      state: 'archived',
      finalDocumentStates: finalStatesOf(versions),
      error: undefined,
    }),
  ]
}

/** `sanity.action.release.unarchive`: restores the versions of an archived release from the history. */
export function unarchiveRelease(
  action: Action,
  find: FindDocument,
  {findDeleted}: ActionState,
): Mutation[] {
  const release = findRelease(action, find, ['archived'])
  const {finalDocumentStates} = release
  const states: readonly unknown[] = Array.isArray(finalDocumentStates) ? finalDocumentStates : []
  const restored = states.flatMap((entry): Mutation[] => {
    const id = isRecord(entry) ? entry['id'] : undefined
    if (typeof id !== 'string' || find(id)) {
      return []
    }
    const version = findDeleted(id)
    if (!version) {
      throw createActionError(
        action,
        409,
        'documentNotFoundError',
        `The version "${id}" cannot be restored, because the history does not contain it`,
        {id},
      )
    }
    return [{kind: 'create', attributes: copyOf(version, id)}]
  })
  return [...restored, changeRelease(release, {state: 'active', finalDocumentStates: undefined})]
}
