import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {createFreshProject, type FreshProject, showPage} from './fresh-project.ts'

let project: FreshProject

beforeAll(async () => {
  project = await createFreshProject(['astro@7', '@sanity/client@8'], {
    'src/pages/index.astro': `---
import {createReaderClient} from 'reader-article/client'
import {renderArticle} from 'reader-article/ssr'

const source = {projectId: 'local', dataset: 'production', apiHost: process.env.LAKE}
const article = await createReaderClient(source).getArticle({slug: 'quiet'})
const html = renderArticle(article, {...source, lang: 'en'})
---
<!doctype html>
<html lang="en">
  <head>
    <title>Astro</title>
    <link rel="icon" href="data:," />
  </head>
  <body>
    <main set:html={html} />
    <reader-status pin="9001" project-id={source.projectId} api-host={source.apiHost}></reader-status>
    <script>
      import 'reader-article/define'
    </script>
  </body>
</html>
`,
  })
  await project.run('astro', 'build')
})

afterAll(() => project.remove())

test('an Astro build contains the article', async () => {
  expect(await project.read('dist/index.html')).toContain('<h1 part="title">A Quiet One</h1>')
})

test('an Astro page shows the article and a live status', async () => {
  const shown = await showPage(join(project.folder, 'dist'), [
    'reader-article [part=title]',
    'reader-status [part~=status]',
  ])
  expect(shown).toEqual({texts: ['A Quiet One', 'Currently Unavailable'], problems: []})
})
