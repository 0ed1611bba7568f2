import type {Locator, Page, Request} from '@playwright/test'

import type {Desk} from './fixtures.ts'

/** The address of a script with all that it has to be told, as the plain example has it. */
export async function scriptAddress(
  page: Page,
  {site}: Desk,
  file = 'reader-article.js',
): Promise<string> {
  const plain = await (await page.request.get(`${site}/examples/plain`)).text()
  const address = /<script type="module" src="([^"]*)"/.exec(plain)?.[1]
  if (!address) {
    throw new Error('The plain example has no script')
  }
  return address.replaceAll('&amp;', '&').replace('reader-article.js', file)
}

/** Opens a page of the site that has no element, and puts tags in the place of what it shows, then scripts. */
export async function embed(
  page: Page,
  {site}: Desk,
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

/** The title of the article on a page. */
export function title(page: Page): Locator {
  return page.locator('reader-article').getByRole('heading', {level: 1})
}

/** What a page asks for, in the order in which it does; `kind` is in the address. */
export function requestsFor(page: Page, kind: string): readonly Request[] {
  const asked: Request[] = []
  page.on('request', (request) => {
    if (request.url().includes(kind)) {
      asked.push(request)
    }
  })
  return asked
}

/** The queries that a page asks. */
export function queries(page: Page): readonly Request[] {
  return requestsFor(page, '/data/query/')
}

/** Tells the address of a file, whatever its script has to be told. */
export function isFile(file: string): (url: URL) => boolean {
  return ({pathname}) => pathname.endsWith(`/${file}`)
}

/** Keeps a file from arriving until it is released. */
export async function holdBack(page: Page, file: string): Promise<() => void> {
  const {promise: released, resolve: release} = Promise.withResolvers<void>()
  await page.route(isFile(file), async (route) => {
    await released
    await route.continue()
  })
  return release
}
