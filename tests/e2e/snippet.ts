import type {Locator, Page} from '@playwright/test'

import type {Desk} from './fixtures.ts'

/** The script's address with all that it has to be told, as the plain example has it. */
export async function scriptAddress(page: Page, {site}: Desk): Promise<string> {
  const plain = await (await page.request.get(`${site}/examples/plain`)).text()
  const address = /<script type="module" src="([^"]*)"/.exec(plain)?.[1]
  if (!address) throw new Error('The plain example has no script')
  return address.replaceAll('&amp;', '&')
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
