import type {Decorator} from '@reader-article/content'

const TITLES: Readonly<Record<Decorator, string>> = {
  strong: 'Strong',
  em: 'Emphasis',
  underline: 'Underline',
  'strike-through': 'Strike through',
  code: 'Code',
}

/** Returns the decorators with their titles, as buttons of the text editor. */
export function offerDecorators(decorators: readonly Decorator[]) {
  return decorators.map((value) => ({title: TITLES[value], value}))
}
