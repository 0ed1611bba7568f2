import {withoutRevision, type LakeDocument} from '../documents/document.ts'
import {diffMendoza, type RawPatch} from './diff.ts'

/** The patches between two states of a document, without `_rev`. Each is computed when it is first needed. */
export class EffectPatches {
  readonly #before: unknown
  readonly #after: unknown
  #apply: RawPatch | undefined
  #revert: RawPatch | undefined

  constructor(before: LakeDocument | undefined, after: LakeDocument | undefined) {
    this.#before = before ? withoutRevision(before) : null
    this.#after = after ? withoutRevision(after) : null
  }

  get apply(): RawPatch {
    this.#apply ??= diffMendoza(this.#before, this.#after)
    return this.#apply
  }

  get revert(): RawPatch {
    this.#revert ??= diffMendoza(this.#after, this.#before)
    return this.#revert
  }
}
