import {copyOf} from '../actions/action-context.ts'
import type {LakeDocument} from '../documents/document.ts'
import type {Mutation} from '../mutations/mutation.ts'
import type {ReleaseState} from './release-document.ts'

/** New values of a release; `undefined` removes the field. */
export interface ReleaseChanges {
  readonly state: ReleaseState
  readonly [field: string]: unknown
}

/** Creates the mutation that changes fields of a release. */
export function changeRelease(release: LakeDocument, changes: ReleaseChanges): Mutation {
  const changed = Object.entries({...copyOf(release, release._id), ...changes})
  return {
    kind: 'createOrReplace',
    attributes: Object.fromEntries(changed.filter(([, value]) => value !== undefined)),
  }
}
