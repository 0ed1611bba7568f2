import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {createFreshProject, type FreshProject} from './fresh-project.ts'

let project: FreshProject

beforeAll(async () => {
  project = await createFreshProject(
    [
      '@reader-article/studio',
      await sameVersion('sanity'),
      await sameVersion('@sanity/cli'),
      'react@19',
      'react-dom@19',
      'styled-components@6',
      '@types/react@19',
      'typescript@6',
    ],
    {
      // With exact types, so that a change of an option's type fails here.
      'sanity.config.ts': `
        import {readerDesk, type ReaderDeskOptions} from '@reader-article/studio'
        import {defineConfig, defineField, defineType} from 'sanity'
        import {structureTool} from 'sanity/structure'

        const film = defineType({
          name: 'film',
          title: 'Film',
          type: 'document',
          fields: [defineField({name: 'title', type: 'string'})],
        })

        const options: ReaderDeskOptions = {
          lists: {title: 'Advice', name: 'advice'},
          switchboard: true,
          site: 'https://films.example',
          editorsWords: false,
          fields: {article: [defineField({name: 'sponsor', title: 'Sponsor', type: 'string'})]},
        }

        // @ts-expect-error The title is a string.
        readerDesk({lists: {title: 7}})

        export default defineConfig({
          projectId: 'abc12345',
          dataset: 'production',
          plugins: [structureTool({title: 'Films'}), readerDesk(options)],
          schema: {types: [film]},
        })
      `,
      'sanity.cli.ts': `
        import {defineCliConfig} from 'sanity/cli'

        export default defineCliConfig({api: {projectId: 'abc12345', dataset: 'production'}})
      `,
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          target: 'es2023',
          lib: ['es2023', 'dom', 'dom.iterable'],
          module: 'preserve',
          jsx: 'react-jsx',
          strict: true,
          noEmit: true,
          // The types of Sanity's own packages are not checked.
          skipLibCheck: true,
          types: [],
        },
        include: ['*.ts'],
      }),
    },
  )
})

afterAll(() => project.remove())

test('a Studio with the plugin and a schema of its own compiles in strict mode', async () => {
  expect(await project.run('tsc')).toBe('')
})

test('`sanity build` builds a Studio with the plugin and a schema of its own', async () => {
  await project.run('sanity', 'build', '--yes')
  expect(await project.read('dist/index.html')).toContain('<div id="sanity">')
})

test('the schema of the Studio has the types of the desk, its own, and its own field of articles', async () => {
  await project.run('sanity', 'schema', 'extract')
  const types: {name: string; attributes?: object}[] = JSON.parse(await project.read('schema.json'))
  const names = types.map(({name}) => name)
  for (const name of ['film', 'article', 'reader', 'status', 'availability', 'topic', 'settings']) {
    expect(names).toContain(name)
  }
  const article = types.find(({name}) => name === 'article')
  expect(Object.keys(article?.attributes ?? {})).toContain('sponsor')
})

/** Names a package with the version that is installed in this workspace: newer versions may change how they build. */
async function sameVersion(name: string): Promise<string> {
  const file = join(import.meta.dirname, '../../../node_modules', name, 'package.json')
  const {version}: {version: string} = JSON.parse(await readFile(file, 'utf8'))
  return `${name}@${version}`
}
