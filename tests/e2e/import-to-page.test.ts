import {writeFile} from 'node:fs/promises'

import {runCommand} from './running-servers.ts'
import {expect, test} from './fixtures.ts'
import {createSampleDocument} from './sample-document.ts'
import {embed, getScriptUrl} from './snippet.ts'

test('an imported document is shown completely on the example site', async ({
  page,
  servers,
}, info) => {
  const {text, slug, title, paragraphs} = createSampleDocument({
    name: 'Isolde',
    pin: '700321',
    status: 'Currently Unavailable',
  })
  const file = info.outputPath('isolde-700321.txt')
  await writeFile(file, text)

  const imported = await runCommand('import', '--lake', servers.lake, '--publish', file)
  expect(imported).toEqual({output: expect.stringContaining('Isolde'), code: 0})

  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') {
      scripts.push(request.url())
    }
  })
  await page.goto(`${servers.site}/articles/${slug}`)
  const article = page.locator('reader-article')
  await expect(article.getByRole('heading', {name: title})).toBeVisible()
  await expect(article.getByText('700321').first()).toBeVisible()
  await expect(article.getByText('Currently Unavailable').first()).toBeVisible()
  await expect(article.locator('[part~=body] p')).toHaveText(paragraphs)
  const shown = (await article.locator('[part~=body] p').allTextContents()).join(' ')
  expect(shown.split(' ')).toHaveLength(1021)
  expect(shown).not.toMatch(/\s\s/)
  await expect(article.getByText('Love and light,')).toBeVisible()
  await expect(article.getByText('Isolde – PIN 700321')).toBeVisible()
  // An article that has only paragraphs needs no additional file.
  expect(scripts.filter((url) => url.includes('node-extras'))).toEqual([])

  const importedAgain = await runCommand('import', '--lake', servers.lake, '--publish', file)
  expect(importedAgain).toEqual({output: expect.stringContaining('unchanged'), code: 0})
})

test('each invalid document is named with its line, and the valid documents are imported', async ({
  page,
  servers,
}, info) => {
  const good = createSampleDocument({name: 'Rowan', pin: '700322', status: 'Available'})
  const goodFile = info.outputPath('good.txt')
  const emptyFile = info.outputPath('empty.txt')
  const invalidPinFile = info.outputPath('invalid-pin.txt')
  await writeFile(goodFile, good.text)
  await writeFile(emptyFile, '')
  await writeFile(invalidPinFile, good.text.replaceAll('700322', '70O322'))

  const imported = await runCommand(
    'import',
    '--lake',
    servers.lake,
    '--publish',
    emptyFile,
    invalidPinFile,
    goodFile,
  )
  expect(imported.code).toBe(1)
  expect(imported.output).toMatch(/empty\.txt:1: /)
  expect(imported.output).toMatch(/invalid-pin\.txt:1: .*PIN/)

  await page.goto(`${servers.site}/articles/${good.slug}`)
  await expect(
    page.locator('reader-article').getByRole('heading', {name: good.title}),
  ).toBeVisible()
})

test('if the article does not exist, the tag keeps its fallback, and the console says why', async ({
  page,
  servers,
  problems,
}) => {
  const tag = '<reader-article slug="there-is-no-such-article"><a href="/">All</a></reader-article>'
  await embed(page, servers, tag, {src: await getScriptUrl(page, servers)})
  await expect(page.locator('reader-article a')).toBeVisible()
  await expect.poll(() => problems.found).toHaveLength(1)
  expect(problems.found.splice(0)).toEqual([
    'console: <reader-article> found no published article for slug="there-is-no-such-article". Check the spelling, and whether it is published.',
  ])
})
