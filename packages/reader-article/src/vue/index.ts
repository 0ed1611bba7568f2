import type {HTMLAttributes} from 'vue'

import type {ElementClass, ElementEvents, OptionOf, PropertiesOf} from '../element-options.ts'
import type {ReaderArticle} from '../reader-article/reader-article.ts'
import type {ReaderArticles} from '../reader-articles/reader-articles.ts'
import type {ReaderCard} from '../reader-card/reader-card.ts'
import type {ReaderDirectory} from '../reader-directory/reader-directory.ts'
import type {ReaderStatus} from '../reader-status/reader-status.ts'

// In Vue's types, the names of attributes and events are in camel case.
type Tag<C extends ElementClass> = new () => {
  $props: Omit<HTMLAttributes, OptionOf<C>> &
    PropertiesOf<C> & {
      [Name in keyof ElementEvents as `on${PascalCase<Name>}`]?: (
        event: ElementEvents[Name],
      ) => void
    }
}

type PascalCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${PascalCase<Rest>}`
  : Capitalize<Name>

declare module 'vue' {
  interface GlobalComponents {
    'reader-article': Tag<typeof ReaderArticle>
    'reader-articles': Tag<typeof ReaderArticles>
    'reader-card': Tag<typeof ReaderCard>
    'reader-directory': Tag<typeof ReaderDirectory>
    'reader-status': Tag<typeof ReaderStatus>
  }
}
