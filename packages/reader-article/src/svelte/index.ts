import type {HTMLAttributes} from 'svelte/elements'

import type {AttributesOf, ElementClass, ElementEvents, OptionOf} from '../element-options.ts'
import type {ReaderArticle} from '../reader-article/reader-article.ts'
import type {ReaderArticles} from '../reader-articles/reader-articles.ts'
import type {ReaderCard} from '../reader-card/reader-card.ts'
import type {ReaderDirectory} from '../reader-directory/reader-directory.ts'
import type {ReaderStatus} from '../reader-status/reader-status.ts'

type Tag<C extends ElementClass> = Omit<HTMLAttributes<InstanceType<C>>, OptionOf<C>> &
  AttributesOf<C> & {
    [Name in keyof ElementEvents as `on${Name}`]?: (event: ElementEvents[Name]) => void
  }

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'reader-article': Tag<typeof ReaderArticle>
    'reader-articles': Tag<typeof ReaderArticles>
    'reader-card': Tag<typeof ReaderCard>
    'reader-directory': Tag<typeof ReaderDirectory>
    'reader-status': Tag<typeof ReaderStatus>
  }
}
