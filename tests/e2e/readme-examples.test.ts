import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {codeBlocks} from '../packaging/code-blocks.ts'
import {expect, test} from './fixtures.ts'
import {ROOT} from './running-servers.ts'
import {startTestSite} from './test-site.ts'

test('the two pages in the README, a list and its articles, work as a site', async ({
  page,
  servers,
}) => {
  const readme = await readFile(join(ROOT, 'packages/reader-article/README.md'), 'utf8')
  const blocks = codeBlocks(readme, ['html'])
  const site = await startTestSite()
  try {
    for (const name of ['articles.html', 'article.html']) {
      const block = blocks.find((each) => each.startsWith(`<!-- ${name} -->`))
      const html = block
        ?.replaceAll('https://your.site/', `${servers.site}/elements/`)
        .replaceAll('project=abc123', `project=local&api-host=${servers.lake}`)
      site.pages.set(`/${name}`, html ?? '')
    }
    await page.goto(`${site.origin}/articles.html`)
    const first = page.locator('reader-articles').getByRole('link').first()
    const title = await first.innerText()
    await first.click()
    await expect(page.locator('reader-article').getByRole('heading', {level: 1})).toHaveText(title)
    expect(page.url()).toMatch(/\/article\.html\?slug=[a-z-]+$/)
  } finally {
    site.close()
  }
})
