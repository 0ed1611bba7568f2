import {publishedIdOf} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import {isRecord} from '../json.ts'

/** The type of all release documents. */
export const RELEASE_TYPE = 'system.release'

const PREFIX = '_.releases.'
/** Names that stand for something else in a perspective. */
const RESERVED_NAMES = new Set(['drafts', 'previewDrafts', 'published', 'raw'])
const NAME = /^[A-Za-z0-9_-]{1,100}$/

/** What can be done with a release depends on its state; Sanity's other states last only while it changes. */
export type ReleaseState = 'active' | 'scheduled' | 'published' | 'archived'

const STATES: readonly ReleaseState[] = ['active', 'scheduled', 'published', 'archived']

/** Returns true for a valid name of a release, which is part of the ids of its versions. */
export function isReleaseName(name: unknown): name is string {
  return typeof name === 'string' && NAME.test(name) && !RESERVED_NAMES.has(name)
}

/** Returns the id of a release's document. */
export function releaseIdOf(name: string): string {
  return PREFIX + name
}

/** Returns the name of the release whose document has this id; `undefined` for other ids. */
export function releaseNameOf(id: string): string | undefined {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : undefined
}

/** Returns the state of a release; `active` if the document has no valid one. */
export function stateOf({state}: LakeDocument): ReleaseState {
  return STATES.find((known) => known === state) ?? 'active'
}

/** Returns the time at which a scheduled release is to be published, in milliseconds since 1970. */
export function publishTimeOf(release: LakeDocument): number | undefined {
  const {publishAt} = release
  return release['state'] === 'scheduled' && typeof publishAt === 'string'
    ? Date.parse(publishAt)
    : undefined
}

/** Returns true for a version that makes its release unpublish the document. */
export function isMarkedForUnpublishing({_system: system}: LakeDocument): boolean {
  return isRecord(system) && system['delete'] === true
}

/** Lists the versions of a release for `finalDocumentStates`, from which the Studio reads them in the history. */
export function finalStatesOf(versions: readonly LakeDocument[]): Record<string, unknown>[] {
  return versions.map(({_id}) => ({_key: publishedIdOf(_id), id: _id}))
}
