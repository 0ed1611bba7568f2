import type {IndexUser, StoredIndexes} from '../../store/stored-indexes.ts'
import {NotDirectError} from './not-direct-error.ts'

/** A query needs an index that does not exist yet. */
export class MissingIndexError extends NotDirectError {
  /** True if the query can be evaluated without the index, if few documents must be read. */
  readonly isOptional: boolean
  /** Adds the index, to be built; returns false if that is not possible. */
  readonly add: (user: IndexUser) => boolean

  /** Returns true as soon as the index is built. */
  readonly isReady: () => boolean

  private constructor(
    reason: string,
    {isOptional, add, isReady}: Pick<MissingIndexError, 'isOptional' | 'add' | 'isReady'>,
  ) {
    super(reason)
    this.isOptional = isOptional
    this.add = add
    this.isReady = isReady
  }

  static of<Definition>(
    indexes: StoredIndexes<Definition>,
    definition: Definition,
    isOptional: boolean,
  ): MissingIndexError {
    return new MissingIndexError(`no index ${JSON.stringify(definition)}`, {
      isOptional,
      add: (user) => indexes.add(definition, user),
      isReady: () => indexes.isReady(definition),
    })
  }
}
