import type {Locator, Page, Request} from '@playwright/test'

import type {Servers} from './fixtures.ts'

/** Returns the URL of a script with the query of the plain example. */
export async function getScriptUrl(
  page: Page,
  {site}: Servers,
  file = 'reader-article.js',
): Promise<string> {
  const plain = await (await page.request.get(`${site}/examples/plain`)).text()
  const src = /<script type="module" src="([^"]*)"/.exec(plain)?.[1]
  if (!src) {
    throw new Error('The plain example has no script of type module.')
  }
  return src.replaceAll('&amp;', '&').replace('reader-article.js', file)
}

/** Opens a page without elements, replaces its content with the given tags, and then adds scripts. */
export async function embed(
  page: Page,
  {site}: Servers,
  html: string,
  ...scripts: readonly Partial<HTMLScriptElement>[]
): Promise<void> {
  await page.goto(`${site}/examples`)
  await page.evaluate(
    ([tags, all]) => {
      document.body.setHTMLUnsafe(tags)
      for (const script of all) {
        const element = Object.assign(document.createElement('script'), script)
        document.head.append(Object.assign(element, {type: 'module'}))
      }
    },
    [html, scripts] as const,
  )
}

/** Locates the title of the article on a page. */
export function locateTitle(page: Page): Locator {
  return page.locator('reader-article').getByRole('heading', {level: 1})
}

/** Collects the requests of a page whose URL contains this text, in order. */
export function collectRequests(page: Page, text: string): readonly Request[] {
  const requests: Request[] = []
  page.on('request', (request) => {
    if (request.url().includes(text)) {
      requests.push(request)
    }
  })
  return requests
}

/** Collects the queries of a page, in order. */
export function collectQueries(page: Page): readonly Request[] {
  return collectRequests(page, '/data/query/')
}

/** Returns a predicate for the URLs of a file, with any query string. */
export function matchFile(file: string): (url: URL) => boolean {
  return ({pathname}) => pathname.endsWith(`/${file}`)
}

/** Delays a file until the returned function is called. */
export async function delayFile(page: Page, file: string): Promise<() => void> {
  const {promise: released, resolve: release} = Promise.withResolvers<void>()
  await page.route(matchFile(file), async (route) => {
    await released
    await route.continue()
  })
  return release
}
