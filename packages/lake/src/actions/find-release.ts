import type {LakeDocument} from '../documents/document.ts'
import type {FindDocument} from '../mutations/transaction.ts'
import {
  isReleaseName,
  releaseIdOf,
  stateOf,
  type ReleaseState,
} from '../releases/release-document.ts'
import {createActionError, findOrThrow, type Action} from './action-context.ts'

/** Reads the field `releaseId`. Throws an ActionError, status 400. */
export function readReleaseName(action: Action): string {
  const {releaseId} = action.fields
  if (isReleaseName(releaseId)) {
    return releaseId
  }
  throw createActionError(
    action,
    400,
    'invalidActionError',
    `"releaseId" must be the name of a release, 1 to 100 characters of a-z, A-Z, 0-9, "_" and "-", for example "rSpring", not ${JSON.stringify(releaseId)}; the names of perspectives (drafts, published, raw) are reserved`,
  )
}

/** Returns the release of an action. Throws an ActionError if there is none, or if it is in another state. */
export function findRelease(
  action: Action,
  find: FindDocument,
  states: readonly ReleaseState[],
): LakeDocument {
  const name = readReleaseName(action)
  const release = findOrThrow(action, find, releaseIdOf(name))
  const state = stateOf(release)
  if (states.includes(state)) {
    return release
  }
  throw createActionError(
    action,
    409,
    'releaseStateError',
    `the release "${name}" is ${state}; this action needs one that is ${states.join(' or ')}`,
    {releaseId: name, state},
  )
}
