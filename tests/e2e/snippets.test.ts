import {
  createSnippet,
  type SnippetElement,
  type SnippetFiles,
  type SnippetOptions,
} from 'reader-article/snippets'

import {expect, test} from './fixtures.ts'
import {collectQueries} from './snippet.ts'
import {startTestSite, type TestSite} from './test-site.ts'

const SLUG = 'the-kindest-word-is-sometimes-no'
const TITLE = 'The Kindest Word Is Sometimes No'
const LINK = {text: 'Read the article', href: 'https://advice.example/articles/x'}

let site: TestSite
test.beforeAll(async () => {
  site = await startTestSite()
})
test.afterAll(() => site.close())

test('the snippet for a page, alone in a page of another site, shows the article as chosen', async ({
  page,
  servers,
}) => {
  const files = await loadFiles(servers.site)
  expect(Object.keys(files.integrity ?? {})).toContain('reader-article.js')
  const requests = collectQueries(page)
  const code = writePage(servers.lake, files, {
    element: {tag: 'reader-article', slug: SLUG, hide: ['cover', 'related']},
    theme: 'midnight',
    lang: 'de',
  })
  expect(code.match(/integrity="sha384-[\w+/=]{64}"/g)).toHaveLength(2)
  site.pages.set('/article', code)
  await page.goto(`${site.origin}/article`)
  const article = page.locator('reader-article')
  await expect(article.getByRole('heading', {level: 1})).toHaveText(TITLE)
  await expect(article).toHaveCSS('background-color', 'rgb(18, 22, 29)')
  await expect(article).toContainText('Min. Lesezeit')
  await expect(article.locator('[part~=cover]')).toHaveCount(0)
  // The preload and the element send one query together.
  expect(requests).toHaveLength(1)
})

const ELEMENTS: readonly [SnippetElement, string][] = [
  [{tag: 'reader-card', pin: '515037'}, 'Anwen Pritchard'],
  [{tag: 'reader-articles', readerPin: '515037'}, TITLE],
  [{tag: 'reader-article', pin: '515037'}, 'Anwen Pritchard'],
]
for (const [element, text] of ELEMENTS) {
  test(`the snippet of ${JSON.stringify(element)} shows “${text}”`, async ({page, servers}) => {
    const code = writePage(servers.lake, await loadFiles(servers.site), {element})
    site.pages.set('/reader', code)
    await page.goto(`${site.origin}/reader`)
    await expect(page.locator(element.tag)).toContainText(text)
  })
}

/** Reads the hashes of the served scripts, as somebody does who writes a snippet. */
async function loadFiles(origin: string): Promise<SnippetFiles> {
  const scripts = `${origin}/elements`
  const response = await fetch(`${scripts}/integrity.json`)
  return {scripts, themes: `${scripts}/themes`, integrity: Object(await response.json())}
}

function writePage(
  lake: string,
  files: SnippetFiles,
  options: Pick<SnippetOptions, 'element' | 'theme' | 'lang'>,
): string {
  return createSnippet({
    place: 'page',
    source: {projectId: 'local', dataset: 'production', apiHost: lake},
    files,
    link: LINK,
    ...options,
  })
    .map(({code}) => code)
    .join('')
}
