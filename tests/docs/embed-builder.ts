import {expect, type Locator, type Page} from '@playwright/test'

import type {Backend} from './fixtures.ts'

/** The embed builder on its page, as a visitor uses it. */
export class BuilderPage {
  readonly page: Page
  readonly form: Locator
  readonly preview: Locator

  constructor(page: Page) {
    this.page = page
    this.form = page.locator('embed-builder form')
    this.preview = page.locator('embed-builder sample-page')
  }

  /** Opens the page, and waits until the content can be chosen. */
  async open(site: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await this.page.goto(`${site}/embed.html`)
    await expect(this.select('Article')).toHaveValue('love-after-a-long-silence')
  }

  /** Enters the visitor's own project, whose scripts and delivery are those of a backend. */
  async enterProject({lake, scripts}: Backend): Promise<void> {
    await this.choose('Content', 'My own project')
    await this.form.getByLabel('Address of the Lake').fill(lake)
    await this.form.getByLabel('Project', {exact: true}).fill('local')
    await this.choose('Article', 'A Quiet One')
    await this.choose('Scripts come from', 'A folder of your site')
    await this.form.getByLabel('Folder of the scripts').fill(scripts)
  }

  /** Returns a menu by its label. */
  select(label: string): Locator {
    return this.form.getByRole('combobox', {name: label, exact: true})
  }

  async choose(label: string, choice: string): Promise<void> {
    await this.select(label).selectOption({label: choice})
  }

  /** Copies each part of the snippet, and returns their texts by title. */
  async copy(): Promise<Map<string, string>> {
    const parts = new Map<string, string>()
    const buttons = this.page.getByRole('button', {name: /^Copy: /})
    for (const button of await buttons.all()) {
      const title = ((await button.getAttribute('aria-label')) ?? '').replace('Copy: ', '')
      await button.click()
      await expect(this.page.getByRole('status').filter({hasText: title})).toHaveText(
        `Copied: ${title}`,
      )
      parts.set(title, await this.page.evaluate(() => navigator.clipboard.readText()))
    }
    return parts
  }
}
