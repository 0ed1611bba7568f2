import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {createFreshProject, type FreshProject} from './fresh-project.ts'

const ROOT = join(import.meta.dirname, '../../..')

let project: FreshProject
let oldest = ''

beforeAll(async () => {
  const manifest: {engines: {node: string}} = JSON.parse(
    await readFile(join(ROOT, 'packages/reader-article/package.json'), 'utf8'),
  )
  oldest = `${manifest.engines.node.replace('>=', '')}.0`
  project = await createFreshProject(['react@19', '@sanity/client@8', `node@${oldest}`], {
    'require.cjs': `
      const {articleQueryUrl, configure} = require('reader-article')
      const {renderArticle} = require('reader-article/ssr')
      const {createReaderClient} = require('reader-article/client')
      const {ReaderArticle} = require('reader-article/react')
      require('reader-article/define')
      const source = {projectId: 'abc123', dataset: 'production'}
      configure(source)
      console.log(process.version)
      console.log(renderArticle({title: 'Hello', slug: 'hello'}, {...source, styles: false}).match(/<h1.*?<\\/h1>/)[0])
      console.log(typeof articleQueryUrl, typeof createReaderClient(source).getArticle, typeof ReaderArticle)
    `,
  })
})

afterAll(() => project.remove())

test('the oldest Node that the manifest allows can require the package', async () => {
  expect((await project.run('node', 'require.cjs')).split('\n')).toEqual([
    `v${oldest}`,
    '<h1 part="title">Hello</h1>',
    'function function function',
    '',
  ])
})
