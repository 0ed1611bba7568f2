import type {LakeDocument} from '../documents/document.ts'
import {isInstant} from '../documents/instant.ts'
import {isRecord} from '../json.ts'
import {createValidationError} from '../mutations/mutation.ts'
import {stateOf} from './release-document.ts'

const isOptional = (value: unknown): boolean => value === undefined || value === null
const isText = (value: unknown): boolean => isOptional(value) || typeof value === 'string'
const oneOf =
  (...names: string[]) =>
  (value: unknown): boolean =>
    typeof value === 'string' && names.includes(value)

/** The known fields of `metadata`; others are kept as they are. */
const METADATA: readonly (readonly [
  name: string,
  isValid: (value: unknown) => boolean,
  expected: string,
])[] = [
  ['title', isText, 'text'],
  ['description', isText, 'text'],
  ['releaseType', oneOf('asap', 'scheduled', 'undecided'), '"asap", "scheduled" or "undecided"'],
  [
    'intendedPublishAt',
    (value) => isOptional(value) || isInstant(value),
    'a date and time in ISO 8601, for example "2026-12-07T09:00:00Z"',
  ],
  ['cardinality', (value) => isOptional(value) || oneOf('one', 'many')(value), '"one" or "many"'],
]

/** Checks the metadata of a release. Throws a MutationError, status 400, that names the invalid field. */
export function assertRelease(release: LakeDocument, index: number): void {
  const {metadata} = release
  if (!isRecord(metadata)) {
    throw createValidationError(
      index,
      `"metadata" of a release must be an object, for example {"title": "Spring", "releaseType": "asap"}`,
    )
  }
  for (const [name, isValid, expected] of METADATA) {
    if (!isValid(metadata[name])) {
      throw createValidationError(
        index,
        `"metadata.${name}" of a release must be ${expected}, not ${JSON.stringify(metadata[name])}`,
      )
    }
  }
  if (stateOf(release) === 'scheduled' && !isInstant(release['publishAt'])) {
    throw new TypeError(`The release "${release._id}" is scheduled, but not for a time`)
  }
}
