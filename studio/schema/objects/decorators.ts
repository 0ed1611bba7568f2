import type {Decorator} from '@reader-article/content'

const TITLES: Readonly<Record<Decorator, string>> = {
  strong: 'Strong',
  em: 'Emphasis',
  underline: 'Underline',
  'strike-through': 'Strike through',
  code: 'Code',
}

/** Decorators as the editor of a text offers them. */
export function offerDecorators(decorators: readonly Decorator[]) {
  return decorators.map((value) => ({title: TITLES[value], value}))
}
