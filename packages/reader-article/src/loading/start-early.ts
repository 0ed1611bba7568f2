import {languageOf} from '../locales/locales.ts'
import {formatDate} from '../reader-article/article-view.ts'
import {articleRequest, type ArticleRequest} from './article-request.ts'
import {firstInViewFirst} from './first-in-view.ts'
import {loadEarly} from './load.ts'

/** Starts fetching for all elements that stand in the page, before their class is defined. */
export function startEarly(): void {
  const elements = [...document.querySelectorAll('reader-article:not([loading=lazy])')]
  const requests: ArticleRequest[] = []
  for (const element of firstInViewFirst(elements)) {
    // A server has rendered it already.
    if (element.shadowRoot ?? element.querySelector('[part=article]')) continue
    try {
      const given = (name: string) => element.getAttribute(name)
      requests.push(
        articleRequest({
          slug: given('slug'),
          articleId: given('article-id'),
          pin: given('pin'),
          projectId: given('project-id'),
          datasetName: given('dataset'),
          apiHost: given('api-host'),
        }),
      )
    } catch {
      // The element itself says what is wrong with it.
    }
  }
  loadEarly(requests)
  // A browser's first date and number take it milliseconds, which it has while content is on its way.
  if (requests.length > 0)
    setTimeout(() => {
      const lang = languageOf(document.documentElement)
      formatDate('2000', lang)
      ;(1).toLocaleString(lang)
    })
}
