import {sha1} from '@noble/hashes/legacy.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'

import type {DocumentBlock, TextBlock, WebLink} from './document.ts'

/**
 * Gives each block a key derived from its content: the same document always gets the same keys, and a new paragraph
 * does not change the keys of the others.
 */
export function addBlockKeys(blocks: readonly DocumentBlock[]): DocumentBlock[] {
  const createKey = createKeyGenerator()
  return blocks.map((block) =>
    block._type === 'callout'
      ? {...block, _key: createKey(block), body: addTextBlockKeys(block.body)}
      : {...block, _key: createKey(block)},
  )
}

function addTextBlockKeys(blocks: readonly TextBlock<WebLink>[]): TextBlock<WebLink>[] {
  const createKey = createKeyGenerator()
  return blocks.map((block) => ({...block, _key: createKey(block)}))
}

function createKeyGenerator(): (block: DocumentBlock) => string {
  const seen = new Map<string, number>()
  return (block) => {
    const content = JSON.stringify(block, (name, value: unknown) =>
      // The position of a block is not part of its content.
      name === '_key' || name === 'line' || name === 'bytes' ? undefined : value,
    )
    const count = seen.get(content) ?? 0
    seen.set(content, count + 1)
    return bytesToHex(sha1(utf8ToBytes(`${content}#${count}`))).slice(0, 12)
  }
}
