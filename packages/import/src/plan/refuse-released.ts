import type {Desk} from './desk.ts'
import {quote} from '../read/header.ts'
import {ImportError} from './import-error.ts'
import {isRecord, releaseIn, textField, type StoredDocument} from './stored.ts'

/**
 * Refuses a document of which a release holds a version: what an import would write beside it is
 * overwritten when the release is published.
 *
 * Throws an ImportError with code 'in-release'.
 */
export async function refuseReleased(
  versions: readonly StoredDocument[],
  subject: {name: string; line: number},
  desk: Desk,
): Promise<void> {
  const names = versions.map(({_id}) => releaseIn(_id)).filter((name) => name !== undefined)
  if (names.length === 0) return
  const releases = await desk.byIds(names.map((name) => `_.releases.${name}`))
  const titles = names.map((name) => {
    const metadata = releases.find(({_id}) => _id === `_.releases.${name}`)?.['metadata']
    const title = isRecord(metadata) ? textField(metadata, 'title') : undefined
    return title ? `${quote(title)} (${name})` : quote(name)
  })
  throw new ImportError(
    'in-release',
    subject.line,
    `${subject.name} has a version in the release ${titles.join(', ')}, which an import cannot change; publish the release, or remove that version from it, then import again`,
  )
}
