import type {UploadedPicture} from './upload-picture.ts'

/** A figure without a picture, and the picture that has been uploaded for it. */
export interface WaitingFigure {
  readonly key: string
  readonly picture: UploadedPicture
}

/** Finds the figures of a text that have no picture although one has been uploaded for them, or failed to be. */
export function findWaitingFigures(
  text: unknown,
  uploaded: ReadonlyMap<string, UploadedPicture>,
): WaitingFigure[] {
  const blocks: unknown[] = Array.isArray(text) && uploaded.size > 0 ? text : []
  return blocks.flatMap((block) => {
    if (!isFigure(block) || block.asset !== undefined) {
      return []
    }
    const picture = uploaded.get(block._key)
    return picture === undefined ? [] : [{key: block._key, picture}]
  })
}

function isFigure(block: unknown): block is {_key: string; asset?: unknown} {
  return (
    typeof block === 'object' &&
    block !== null &&
    '_type' in block &&
    block._type === 'figure' &&
    '_key' in block &&
    typeof block._key === 'string'
  )
}
