import type {h} from './dom.ts'

/** Renders a block of a page's own type as a node; `h` makes elements safely. */
export type BlockRenderer = (
  value: Readonly<Record<string, unknown>>,
  make: typeof h,
) => Node | undefined

/** The renderers that a page has registered, by the types of their blocks. */
export const customBlocks = new Map<string, BlockRenderer>()

/**
 * Renders blocks of a type that the schema here does not know; register before articles load.
 *
 * @example
 * registerBlock('poll', (value, h) => h('p', {part: 'poll'}, String(value['question'])))
 */
export function registerBlock(type: string, renderer: BlockRenderer): void {
  customBlocks.set(type, renderer)
}
