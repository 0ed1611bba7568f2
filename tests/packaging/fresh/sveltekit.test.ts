import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {createFreshProject, type FreshProject, showPage} from './fresh-project.ts'

let project: FreshProject

beforeAll(async () => {
  project = await createFreshProject(
    [
      '@sveltejs/kit@3',
      '@sveltejs/adapter-static@4',
      '@sveltejs/vite-plugin-svelte@7',
      'svelte@5',
      'vite@8',
      'typescript@6',
      'svelte-check@4',
      '@sanity/client@8',
      '@types/node@24',
    ],
    {
      'vite.config.ts': `
        import adapter from '@sveltejs/adapter-static'
        import {sveltekit} from '@sveltejs/kit/vite'
        import {defineConfig} from 'vite'
        export default defineConfig({plugins: [sveltekit({adapter: adapter()})]})
      `,
      'tsconfig.json': JSON.stringify({
        extends: '$app/tsconfig',
        compilerOptions: {strict: true, types: ['$app/types', 'node']},
        include: ['src'],
      }),
      'src/app.html': `<!doctype html>
<html lang="en">
  <head>
    <link rel="icon" href="data:," />
    %sveltekit.head%
  </head>
  <body>
    <div style="display: contents">%sveltekit.body%</div>
  </body>
</html>
`,
      'src/routes/+page.server.ts': `
        import {createReaderClient} from 'reader-article/client'
        import {renderArticle} from 'reader-article/ssr'
        export const prerender = true
        export async function load() {
          const source = {projectId: 'local', dataset: 'production', apiHost: process.env.LAKE}
          const article = await createReaderClient(source).getArticle({slug: 'everything'})
          return {source, html: renderArticle(article, {...source, lang: 'en'})}
        }
      `,
      'src/routes/+page.svelte': `
        <script lang="ts">
          import {configure} from 'reader-article'
          import 'reader-article/svelte'
          import {onMount} from 'svelte'

          const {data} = $props()
          let loaded = $state('')
          // The page's HTML already has the tags, so the project is set before the elements are defined.
          onMount(async () => {
            configure(data.source)
            await import('reader-article/define')
          })
        </script>

        <svelte:head><title>SvelteKit</title></svelte:head>
        <section id="as-html">{@html data.html}</section>
        <section id="as-tag">
          {#if loaded}<p>Loaded: {loaded}</p>{/if}
          <reader-article slug="quiet" onreader-article-load={({article}) => { loaded = article.title }}>
            <a href="https://advice.example/quiet">Read it</a>
          </reader-article>
        </section>
      `,
    },
  )
  await project.run('vite', 'build')
})

afterAll(() => project.remove())

test('a SvelteKit build contains the article', async () => {
  expect(await project.read('build/index.html')).toContain(
    '<h1 part="title">Everything at Once</h1>',
  )
})

test('a SvelteKit page shows articles, and its handler receives the event', async () => {
  const shown = await showPage(join(project.folder, 'build'), [
    '#as-html [part=title]',
    '#as-tag [part=title]',
    '#as-tag p',
  ])
  expect(shown).toEqual({
    texts: ['Everything at Once', 'A Quiet One', 'Loaded: A Quiet One'],
    problems: [],
  })
})

test('the components of a SvelteKit project compile in strict mode', async () => {
  expect(await project.run('svelte-check', '--output', 'machine')).toMatch(
    /COMPLETED \d+ FILES 0 ERRORS 0 WARNINGS/,
  )
})
