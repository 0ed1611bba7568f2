import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {createFreshProject, type FreshProject, showPage} from './fresh-project.ts'

let project: FreshProject

beforeAll(async () => {
  project = await createFreshProject(['@11ty/eleventy@3', '@sanity/client@8'], {
    // Copies the files for script tags, which have URLs with and without a version.
    'eleventy.config.js': `
      export default function (config) {
        config.addPassthroughCopy({'node_modules/reader-article/dist/cdn': 'reader-article'})
      }
    `,
    'index.11ty.js': `
      import {readFile} from 'node:fs/promises'
      import {createReaderClient} from 'reader-article/client'
      import {renderArticle} from 'reader-article/ssr'

      const source = {projectId: 'local', dataset: 'production', apiHost: process.env.LAKE}
      const {version} = JSON.parse(await readFile('node_modules/reader-article/package.json', 'utf8'))
      const query = new URLSearchParams({project: source.projectId, 'api-host': source.apiHost})

      export async function data() {
        return {article: await createReaderClient(source).getArticle({slug: 'everything'})}
      }
      export function render({article}) {
        return \`<!doctype html>
          <html lang="en">
            <head>
              <title>Eleventy</title>
              <link rel="icon" href="data:,">
              <script type="module" src="/reader-article/\${version}/reader-article.js?\${query}"></script>
            </head>
            <body>
              \${renderArticle(article, {...source, lang: 'en'})}
              <reader-article id="in-the-browser" slug="quiet"></reader-article>
            </body>
          </html>\`
      }
    `,
  })
  await project.run('eleventy')
})

afterAll(() => project.remove())

test('an Eleventy build contains the article', async () => {
  expect(await project.read('_site/index.html')).toContain(
    '<h1 part="title">Everything at Once</h1>',
  )
})

test('an Eleventy page with a script URL that contains the version shows articles', async () => {
  const shown = await showPage(join(project.folder, '_site'), [
    'reader-article [part=title]',
    '#in-the-browser [part=title]',
  ])
  expect(shown).toEqual({texts: ['Everything at Once', 'A Quiet One'], problems: []})
})
