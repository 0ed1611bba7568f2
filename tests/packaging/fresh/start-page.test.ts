import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

import {expect, inject, test} from 'vitest'

import {ROOT} from '../../e2e/running-servers.ts'
import {createFreshProject, showPage} from './fresh-project.ts'

test('an empty project with only what the page ‘Start’ says shows an article', async () => {
  const page = await readFile(join(ROOT, 'packages/docs/pages/start.md'), 'utf8')
  const [, section = ''] = page.split('## Use it from npm\n')
  const [commands, script = '', html = ''] = [
    ...section.matchAll(/^```\w+\n([\s\S]*?)^```$/gm),
  ].map(([, code = '']) => code)
  expect(commands).toBe('npm init --yes\nnpm install reader-article\nnpm install --save-dev vite\n')
  const project = await createFreshProject(['vite'], {
    'main.js': script.replace('http://localhost:4100', inject('lakeUrl')),
    // Browsers request an icon, which the page does not need.
    'index.html': html
      .replace('love-after-a-long-silence', 'quiet')
      .replace('<title>', '<link rel="icon" href="data:," /><title>'),
  })
  try {
    await project.run('vite', 'build')
    const shown = await showPage(join(project.folder, 'dist'), ['reader-article [part=title]'])
    expect(shown).toEqual({texts: ['A Quiet One'], problems: []})
  } finally {
    await project.remove()
  }
})
