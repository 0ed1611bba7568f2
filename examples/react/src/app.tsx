import {ArticlePage} from './article-page.tsx'
import {ListPage} from './list-page.tsx'
import {useSlug} from './use-slug.ts'

/** The article that the address names, or the list of all. */
export function App() {
  const slug = useSlug()
  return slug ? <ArticlePage key={slug} slug={slug} /> : <ListPage />
}
