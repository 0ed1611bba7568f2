import {releaseOf} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import {MutationError} from '../errors/commit-error.ts'
import {assertRelease} from './assert-release.ts'
import {
  isReleaseName,
  RELEASE_TYPE,
  releaseIdOf,
  releaseNameOf,
  stateOf,
} from './release-document.ts'

/** The change of one document by one mutation. */
export interface CheckedOutcome {
  readonly id: string
  readonly after: LakeDocument | undefined
}

/** The part of a request that makes the change. */
export interface CheckedStep {
  readonly index: number
  readonly actsOnRelease?: boolean
}

/**
 * Checks that only actions on releases change release documents, and that the versions in a release stay as they
 * are unless the release is active.
 *
 * Throws a MutationError, status 400 or 409.
 */
export function checkRelease(
  {id, after}: CheckedOutcome,
  {index, actsOnRelease = false}: CheckedStep,
  find: (id: string) => LakeDocument | undefined,
): void {
  if (releaseNameOf(id) !== undefined || after?._type === RELEASE_TYPE) {
    checkReleaseDocument({id, after}, index, actsOnRelease)
    return
  }
  const name = releaseOf(id)
  const release = name === undefined ? undefined : find(releaseIdOf(name))
  if (!release || actsOnRelease || stateOf(release) === 'active') {
    return
  }
  throw new MutationError(409, index, {
    type: 'releaseLockedError',
    description: `"${id}" cannot be changed, because the release "${name}" is ${stateOf(release)}${REMEDIES[stateOf(release)]}`,
    id,
    releaseId: name,
  })
}

const REMEDIES = {
  active: '',
  scheduled: ': unschedule it first',
  archived: ': unarchive it first',
  published: '',
} as const

function checkReleaseDocument(
  {id, after}: CheckedOutcome,
  index: number,
  actsOnRelease: boolean,
): void {
  if (!actsOnRelease) {
    throw new MutationError(400, index, {
      type: 'validationError',
      description: `"${id}" can only be changed by actions on releases, for example "sanity.action.release.edit", because its type is "${RELEASE_TYPE}" or its id begins with "_.releases."`,
      id,
    })
  }
  if (!after) {
    return
  }
  const name = releaseNameOf(id)
  if (!isReleaseName(name) || after._type !== RELEASE_TYPE) {
    throw new TypeError(`An action made the release "${id}" invalid`)
  }
  assertRelease(after, index)
}
