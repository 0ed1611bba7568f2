import {h} from './dom.ts'

/** Renders a block of a page's own type as a node; `h` makes elements safely. */
export type BlockRenderer = (
  value: Readonly<Record<string, unknown>>,
  make: typeof h,
) => Node | undefined

const renderers = new Map<string, BlockRenderer>()

/**
 * Renders blocks of a type that the schema here does not know; register before articles load.
 *
 * @example
 * registerBlock('poll', (value, h) => h('p', {part: 'poll'}, String(value['question'])))
 */
export function registerBlock(type: string, renderer: BlockRenderer): void {
  renderers.set(type, renderer)
}

/** Tells whether a page renders blocks of a type itself. */
export function isCustomBlock(type: string): boolean {
  return renderers.has(type)
}

/** Renders a block by the page's renderer; undefined where that fails, so that its text is shown. */
export function customRenderer(value: Readonly<Record<string, unknown>>): Node | undefined {
  try {
    return renderers.get(String(value['_type']))?.(value, h)
  } catch (error) {
    console.error(error)
    return undefined
  }
}
