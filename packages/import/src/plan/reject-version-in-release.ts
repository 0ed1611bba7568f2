import {quote} from '../read/quote.ts'
import {ImportError} from './import-error.ts'
import type {Repository} from './repository.ts'
import {isRecord, releaseOf, textField, type StoredDocument} from './stored-document.ts'

/**
 * Rejects a document that has a version in a release: publishing the release would overwrite what an
 * import writes.
 *
 * Rejects with an ImportError with code 'in-release'.
 */
export async function rejectVersionInRelease(
  versions: readonly StoredDocument[],
  subject: {name: string; line: number},
  repository: Repository,
): Promise<void> {
  const names = versions.map(({_id}) => releaseOf(_id)).filter((name) => name !== undefined)
  if (names.length === 0) {
    return
  }
  const releases = await repository.findByIds(names.map((name) => `_.releases.${name}`))
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
