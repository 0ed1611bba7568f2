import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {createFreshProject, type FreshProject, showPage} from './fresh-project.ts'

let project: FreshProject

beforeAll(async () => {
  project = await createFreshProject(
    ['vue@3', 'vite@8', '@vitejs/plugin-vue@6', 'vue-tsc@3', 'typescript@6'],
    {
      'vite.config.ts': `
        import vue from '@vitejs/plugin-vue'
        import {defineConfig} from 'vite'
        export default defineConfig({
          plugins: [vue({template: {compilerOptions: {isCustomElement: (tag) => tag.startsWith('reader-')}}})],
        })
      `,
      'index.html': `
        <!doctype html>
        <title>Vue</title>
        <link rel="icon" href="data:," />
        <div id="app"></div>
        <script type="module" src="/src/main.ts"></script>
      `,
      'src/main.ts': `
        import {configure} from 'reader-article'
        import 'reader-article/define'
        import 'reader-article/vue'
        import {createApp} from 'vue'
        import App from './App.vue'
        configure({projectId: 'local', apiHost: import.meta.env.VITE_LAKE})
        createApp(App).mount('#app')
      `,
      'src/App.vue': `
        <script setup lang="ts">
        import {ref} from 'vue'
        const slug = ref('quiet')
        const loaded = ref('')
        </script>

        <template>
          <p v-if="loaded">Loaded: {{ loaded }}</p>
          <reader-article :slug="slug" @reader-article-load="({article}) => { loaded = article.title }">
            <a href="/articles/quiet">Read it</a>
          </reader-article>
        </template>
      `,
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          target: 'es2023',
          lib: ['es2023', 'dom', 'dom.iterable'],
          module: 'esnext',
          moduleResolution: 'bundler',
          strict: true,
          noEmit: true,
          types: ['vite/client'],
        },
        include: ['src'],
      }),
    },
  )
  await project.run('vite', 'build')
})

afterAll(() => project.remove())

test('a Vue project shows an article, and its handler receives the event', async () => {
  const shown = await showPage(join(project.folder, 'dist'), ['reader-article [part=title]', 'p'])
  expect(shown).toEqual({texts: ['A Quiet One', 'Loaded: A Quiet One'], problems: []})
})

test('the templates of a Vue project compile in strict mode', async () => {
  expect(await project.run('vue-tsc')).toBe('')
})
