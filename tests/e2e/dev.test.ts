// Takes over 10 s: it builds the elements and starts the Studio from its sources.
import {mkdtemp, rm, stat, utimes} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {expect, test} from '@playwright/test'

import {ROOT, startDev} from './running-servers.ts'

const STATUS_SOURCE = join(ROOT, 'packages/reader-article/src/reader-status/reader-status.ts')

test('npm run dev prints three URLs, reloads a page after a change, and ends everything on Ctrl-C', async ({
  page,
}) => {
  const data = await mkdtemp(join(tmpdir(), 'reader-article-'))
  const servers = await startDev(data)
  try {
    const studio = await (await fetch(servers.studio)).text()
    expect(studio).toContain(`<meta name="lake-address" content="${servers.lake}"`)
    await page.goto(`${servers.site}/examples/reader`)
    await expect(page.locator('reader-status [part~=status]')).toHaveText('Available')

    const reloaded = page.waitForEvent('load')
    const {atime, mtime} = await stat(STATUS_SOURCE)
    await utimes(STATUS_SOURCE, new Date(), new Date())
    await reloaded
    await utimes(STATUS_SOURCE, atime, mtime)
    await expect(page.locator('reader-status [part~=status]')).toHaveText('Available')
    await page.goto('about:blank')
  } finally {
    const {output} = await servers.stop()
    await rm(data, {recursive: true, force: true})
    expect(output).toContain('Stopped. The content is saved.')
  }
  for (const url of [servers.lake, servers.studio, servers.site]) {
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  }
})
