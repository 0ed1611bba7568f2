import {createHash} from 'node:crypto'

import type {DocumentBlock, TextBlock, WebLink} from './document.ts'

/**
 * Gives blocks keys that follow from what they say, so that the same document always has the same keys and a new
 * paragraph does not change those of the others.
 */
export function keyBlocks(blocks: readonly DocumentBlock[]): DocumentBlock[] {
  const keyOf = keySource()
  return blocks.map((block) =>
    block._type === 'callout'
      ? {...block, _key: keyOf(block), body: keyTextBlocks(block.body)}
      : {...block, _key: keyOf(block)},
  )
}

function keyTextBlocks(blocks: readonly TextBlock<WebLink>[]): TextBlock<WebLink>[] {
  const keyOf = keySource()
  return blocks.map((block) => ({...block, _key: keyOf(block)}))
}

function keySource(): (block: DocumentBlock) => string {
  const seen = new Map<string, number>()
  return (block) => {
    const content = JSON.stringify(block, (name, value: unknown) =>
      // Where a block stands says nothing about what it says.
      name === '_key' || name === 'line' || name === 'bytes' ? undefined : value,
    )
    const count = seen.get(content) ?? 0
    seen.set(content, count + 1)
    return createHash('sha1').update(`${content}#${count}`).digest('hex').slice(0, 12)
  }
}
