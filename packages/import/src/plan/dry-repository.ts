import type {Repository, Write} from './repository.ts'

/** A write that a dry run would do. */
export interface PlannedWrite {
  action: 'create' | 'update' | 'delete'
  id: string
  /** The names of the fields that are set or removed. */
  fields: string[]
}

/** Creates a repository that reads from another one, uploads nothing, and passes writes to `onCommit`. */
export function createDryRepository(
  repository: Repository,
  onCommit: (writes: PlannedWrite[]) => void,
): Repository {
  return {
    ...repository,
    uploadPicture: async (_, filename) => `image-${filename}`,
    commit: async (writes) => onCommit(writes.flatMap(describeWrite)),
  }
}

function describeWrite(write: Write): PlannedWrite[] {
  if ('create' in write) {
    const fields = Object.keys(write.create).filter((name) => !name.startsWith('_'))
    return [{action: 'create', id: write.create._id, fields}]
  }
  if ('delete' in write) {
    return [{action: 'delete', id: write.delete.id, fields: []}]
  }
  const {id, set = {}, unset = []} = write.patch
  const fields = [...Object.keys(set), ...unset]
  // A patch without fields only checks a revision.
  return fields.length === 0 ? [] : [{action: 'update', id, fields}]
}
