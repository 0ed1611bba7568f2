import type {Line} from './clean-text.ts'

/** Splits lines into blocks at blank lines. */
export function splitBlocks(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = []
  let isOpen = false
  for (const line of lines) {
    if (line.text === '') {
      isOpen = false
      continue
    }
    const block = blocks.at(-1)
    if (isOpen && block !== undefined) {
      block.push(line)
    } else {
      blocks.push([line])
    }
    isOpen = true
  }
  return blocks
}
