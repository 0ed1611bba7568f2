import type {Block, Span, TextBlock} from '../normalise/block.ts'

/** A list, whose items can contain lists. */
export interface List {
  readonly _type: '@list'
  readonly _key: string
  readonly listItem: 'bullet' | 'number'
  readonly level: number
  readonly children: ListItem[]
  readonly marks?: never
}

/** An item of a list: its spans, then the lists within it. */
export type ListItem = Omit<TextBlock, 'children'> & {readonly children: (Span | List)[]}

/**
 * Groups list items into nested lists; a level that skips levels counts as the next level.
 *
 * The nodes have the form of `@portabletext/toolkit`, which `@portabletext/to-html` expects.
 */
export function nestLists(blocks: readonly Block[]): (Block | List)[] {
  const nodes: (Block | List)[] = []
  let open: List[] = []
  for (const block of blocks) {
    if (block._type !== 'block' || !block.listItem) {
      open = []
      nodes.push(block)
      continue
    }
    const {listItem, children} = block
    const level = Math.min(block.level ?? 1, open.length + 1)
    open = open.slice(0, level)
    let list = open[level - 1]
    if (list?.listItem !== listItem) {
      list = {_type: '@list', _key: `list-${block._key}`, listItem, level, children: []}
      const parent: (Block | List | Span)[] = open[level - 2]?.children.at(-1)?.children ?? nodes
      parent.push(list)
      open[level - 1] = list
    }
    list.children.push({...block, level, children: [...children]})
  }
  return nodes
}
