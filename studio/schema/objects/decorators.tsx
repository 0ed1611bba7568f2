import type {Decorator} from '@reader-article/content'
import type {BlockDecoratorDefinition} from 'sanity'

// In the order of the buttons.
const DEFINITIONS: readonly (BlockDecoratorDefinition & {value: Decorator})[] = [
  {title: 'Strong', value: 'strong'},
  {title: 'Emphasis', value: 'em'},
  {title: 'Underline', value: 'underline'},
  {title: 'Strike through', value: 'strike-through'},
  {title: 'Code', value: 'code'},
  // The Studio has no icon and no appearance of its own for these.
  {
    title: 'Superscript',
    value: 'sup',
    icon: () => <span>x²</span>,
    component: ({children}) => <sup>{children}</sup>,
  },
  {
    title: 'Subscript',
    value: 'sub',
    icon: () => <span>x₂</span>,
    component: ({children}) => <sub>{children}</sub>,
  },
]

/** Returns the decorators with their titles, as buttons of the text editor. */
export function offerDecorators(decorators: readonly Decorator[]): BlockDecoratorDefinition[] {
  return DEFINITIONS.filter(({value}) => decorators.includes(value))
}
