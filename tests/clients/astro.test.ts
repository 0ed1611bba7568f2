import {openTestLake} from '@reader-article/lake/testing'
import {expect, onTestFinished, test} from 'vitest'

import {createClientProject} from './client-project.ts'

const FILES = {
  'astro.config.mjs': `
    import sanity from '@sanity/astro'
    import {defineConfig} from 'astro/config'

    export default defineConfig({
      integrations: [
        sanity({
          projectId: 'local',
          dataset: 'production',
          apiHost: process.env.LAKE,
          useProjectHostname: false,
          useCdn: false,
          apiVersion: '2026-09-01',
        }),
      ],
    })
  `,
  'src/pages/index.astro': `---
import {sanityClient} from 'sanity:client'

const titles = await sanityClient.fetch('*[_type == "film"] | order(_id).title')
---
<!doctype html>
<html lang="en">
  <head><title>Films</title></head>
  <body>{titles.map((title) => <h2>{title}</h2>)}</body>
</html>
`,
}

test('a site of @sanity/astro is built from a Lake', async () => {
  const lake = openTestLake()
  onTestFinished(() => lake.close())
  await lake.mutate(
    {create: {_id: 'alien', _type: 'film', title: 'Alien'}},
    {create: {_id: 'drafts.brazil', _type: 'film', title: 'Brazil'}},
  )
  const packages = ['@sanity/astro@3', 'astro@7', '@sanity/client@8']
  const project = await createClientProject(packages, FILES, {LAKE: await lake.serve()})
  onTestFinished(() => project.remove())
  await project.run('astro', 'build')
  const html = await project.read('dist/index.html')
  expect([...html.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title)).toEqual(['Alien'])
})
