import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {createFreshProject, type FreshProject, showPage} from './fresh-project.ts'

let project: FreshProject

beforeAll(async () => {
  project = await createFreshProject(['vite@8', 'typescript@6'], {
    'index.html': `
      <!doctype html>
      <title>Vite</title>
      <link rel="icon" href="data:," />
      <reader-article slug="quiet"><a href="/articles/quiet">Read it</a></reader-article>
      <reader-status pin="9001"></reader-status>
      <script type="module" src="/src/main.ts"></script>
    `,
    'src/main.ts': `
      /// <reference types="vite/client" />
      import {configure} from 'reader-article'
      import 'reader-article/define'
      import 'reader-article/themes/plain.css'
      configure({projectId: 'local', apiHost: import.meta.env.VITE_LAKE})
      document.querySelector('reader-article')?.addEventListener('reader-article-load', ({article}) => {
        document.title = article.title
      })
    `,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        target: 'es2023',
        lib: ['es2023', 'dom', 'dom.iterable'],
        module: 'esnext',
        moduleResolution: 'bundler',
        strict: true,
        noEmit: true,
        types: [],
      },
      include: ['src'],
    }),
  })
  await project.run('vite', 'build')
})

afterAll(() => project.remove())

test('a Vite project shows an article and a status', async () => {
  const shown = await showPage(join(project.folder, 'dist'), [
    'reader-article [part=title]',
    'reader-status [part~=status]',
  ])
  expect(shown).toEqual({texts: ['A Quiet One', 'Currently Unavailable'], problems: []})
})

test('the code of a Vite project compiles in strict mode', async () => {
  expect(await project.run('tsc')).toBe('')
})
