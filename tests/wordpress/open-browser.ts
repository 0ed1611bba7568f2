import {mkdir} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'

import {
  type Browser,
  type BrowserContext,
  chromium,
  type FrameLocator,
  type Page,
} from 'playwright-core'

import {findBrowser, getBrowserArguments} from '../browser/find-browser.ts'
import {ADMINISTRATOR} from './start-wordpress.ts'

/** Milliseconds that an action may take. */
const TIMEOUT = 30_000
const PICTURES = fileURLToPath(new URL('../test-results/wordpress/', import.meta.url))

/** Starts a browser. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({executablePath: await findBrowser(), args: [...getBrowserArguments()]})
}

/** Opens a context in which pages reach only this machine: WordPress shows pictures of other servers. */
export async function openContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: {width: 1440, height: 900},
    ignoreHTTPSErrors: true,
  })
  context.setDefaultTimeout(TIMEOUT)
  await context.route(
    ({hostname, protocol}) =>
      /^https?:$/.test(protocol) && hostname !== '127.0.0.1' && hostname !== 'localhost',
    (route) => route.abort(),
  )
  return context
}

/** Opens a page as the administrator of a site. */
export async function logIn(context: BrowserContext, site: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${site}/wp-login.php`)
  await page.locator('#user_login').fill(ADMINISTRATOR.name)
  await page.locator('#user_pass').fill(ADMINISTRATOR.password)
  await page.locator('#wp-submit').click()
  await page.waitForURL(/wp-admin/)
  return page
}

/** Opens the editor of a new post, and returns where its content is: new editors have it in a frame. */
export async function openEditor(page: Page, site: string): Promise<Page | FrameLocator> {
  await page.goto(`${site}/wp-admin/post-new.php`)
  await page.waitForFunction(`wp?.data?.select('core/editor')?.getCurrentPostId()`)
  await page.evaluate(`(() => {
    wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false)
    wp.data.dispatch('core/preferences').set('core', 'enableChoosePatternModal', false)
  })()`)
  const canvas = page.locator('iframe[name="editor-canvas"], .editor-styles-wrapper').first()
  await canvas.waitFor()
  return (await page.locator('iframe[name="editor-canvas"]').count()) > 0
    ? page.frameLocator('iframe[name="editor-canvas"]')
    : page
}

/** Publishes the post in the editor; resolves with its address. */
export async function publish(page: Page, title: string): Promise<string> {
  const link = await page.evaluate(`(async () => {
    wp.data.dispatch('core/editor').editPost({title: ${JSON.stringify(title)}, status: 'publish'})
    await wp.data.dispatch('core/editor').savePost()
    return wp.data.select('core/editor').getPermalink()
  })()`)
  return String(link)
}

/** Takes pictures of a page, wide and narrow. */
export async function takePictures(page: Page, name: string): Promise<void> {
  await mkdir(PICTURES, {recursive: true})
  for (const width of [1440, 390]) {
    await page.setViewportSize({width, height: 900})
    await page.screenshot({
      path: `${PICTURES}${name}-${width}.png`,
      fullPage: true,
      animations: 'disabled',
    })
  }
  await page.setViewportSize({width: 1440, height: 900})
}
