import type {IndexUser, StoredIndexes} from '../../store/stored-indexes.ts'
import {NotDirectError} from './not-direct-error.ts'

/** A query needs an index that does not exist yet. */
export class MissingIndexError extends NotDirectError {
  /** True if the query can be evaluated without the index, if few documents must be read. */
  readonly isOptional: boolean
  /** Adds the index, to be built; returns false if that is not possible. */
  readonly add: (user: IndexUser) => boolean

  private constructor(reason: string, isOptional: boolean, add: (user: IndexUser) => boolean) {
    super(reason)
    this.isOptional = isOptional
    this.add = add
  }

  static of<Definition>(
    indexes: StoredIndexes<Definition>,
    definition: Definition,
    isOptional: boolean,
  ): MissingIndexError {
    return new MissingIndexError(`no index ${JSON.stringify(definition)}`, isOptional, (user) =>
      indexes.add(definition, user),
    )
  }
}
