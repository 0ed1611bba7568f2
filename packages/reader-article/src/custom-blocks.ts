import type {h as createElement} from './dom.ts'

/** Renders a custom block as a node; `h` creates elements safely. */
export type BlockRenderer = (
  value: Readonly<Record<string, unknown>>,
  h: typeof createElement,
) => Node | undefined

/** The renderers that a page has registered, by block type. */
export const customBlocks = new Map<string, BlockRenderer>()

/**
 * Registers the renderer of a custom block type; call it before articles load.
 *
 * @example
 * registerBlock('poll', (value, h) => h('p', {part: 'poll'}, String(value['question'])))
 */
export function registerBlock(type: string, renderer: BlockRenderer): void {
  customBlocks.set(type, renderer)
}
