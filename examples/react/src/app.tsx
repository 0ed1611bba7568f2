import {ArticlePage} from './article-page.tsx'
import {ListPage} from './list-page.tsx'
import {useSlug} from './use-slug.ts'

/** Shows the article in the URL, or the list of all articles. */
export function App() {
  const slug = useSlug()
  return slug ? <ArticlePage key={slug} slug={slug} /> : <ListPage />
}
