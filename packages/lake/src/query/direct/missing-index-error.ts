import type {PathIndexDefinition} from '../../store/path-index.ts'
import {NotDirectError} from './not-direct-error.ts'

/** A query needs an index that does not exist yet. */
export class MissingIndexError extends NotDirectError {
  readonly definition: PathIndexDefinition

  constructor(definition: PathIndexDefinition) {
    super(`no index ${JSON.stringify(definition)}`)
    this.definition = definition
  }
}
