// Takes over 10 s: it builds the plugin, and a Studio that uses it.
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {execFile} from 'node:child_process'
import {join} from 'node:path'
import {promisify} from 'node:util'

import {connect} from '@reader-article/import'
import react from '@vitejs/plugin-react'
import {build, preview, type PreviewServer} from 'vite'

import {expect, test} from '../fixtures.ts'
import {ROOT} from '../running-servers.ts'
import {openForm, openSwitchboard, publish} from '../studio.ts'

const run = promisify(execFile)

/** Somebody else's Studio: films, and the desk with a field of its own. */
const STUDIO = {
  'sanity.config.ts': `
    import {defineConfig, defineField, defineType} from 'sanity'
    import {structureTool} from 'sanity/structure'
    import {lakeWorkspace, readerDesk} from '@reader-article/studio'

    declare global {
      var lake: string
    }

    const film = defineType({
      name: 'film',
      title: 'Film',
      type: 'document',
      fields: [defineField({name: 'title', type: 'string'})],
    })

    export default defineConfig({
      dataset: 'production',
      ...lakeWorkspace(globalThis.lake),
      plugins: [
        structureTool({title: 'Films'}),
        readerDesk({
          lists: {title: 'Advice'},
          editorsWords: false,
          fields: {article: [defineField({name: 'sponsor', title: 'Sponsor', type: 'string'})]},
        }),
      ],
      schema: {types: [film]},
    })
  `,
  'main.ts': `
    import {renderStudio} from 'sanity'
    import config from './sanity.config.ts'

    renderStudio(document.querySelector<HTMLElement>('#sanity'), config, {reactStrictMode: false})
  `,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      module: 'preserve',
      target: 'es2023',
      lib: ['es2023', 'dom'],
      allowImportingTsExtensions: true,
      types: [],
    },
    include: ['*.ts'],
  }),
}

let folder = ''
let server: PreviewServer | undefined

test.beforeAll(async () => {
  await run('npm', ['run', '--silent', 'build:plugin', '-w', '@reader-article/studio'], {cwd: ROOT})
  // In the workspace, so that its packages are found.
  await mkdir(join(ROOT, 'tests/test-results'), {recursive: true})
  folder = await mkdtemp(join(ROOT, 'tests/test-results/films-'))
  for (const [name, text] of Object.entries(STUDIO)) {
    await writeFile(join(folder, name), text)
  }
})

test.afterAll(async () => {
  await server?.close()
  await rm(folder, {recursive: true, force: true})
})

test('a Studio of films has the desk as a plugin, and keeps its own lists and actions', async ({
  page,
  servers,
  problems,
}) => {
  await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder])
  const studio = await serveStudio(servers.lake)
  const client = await connect({lake: servers.lake, environment: {}})

  await openSwitchboard(page, studio)
  await page.getByRole('link', {name: 'Advice', exact: true}).click()
  await page.getByRole('link', {name: 'Articles'}).first().click()
  await page.getByRole('link', {name: 'All articles'}).click()
  await page.getByRole('link', {name: 'Love After a Long Silence'}).click()
  await expect(page.getByTestId('field-sponsor')).toBeAttached()
  await page.getByRole('button', {name: 'Preview'}).click()
  const frame = page.frameLocator('[data-testid=article-preview-frame]')
  await expect(frame.locator('[part=title]')).toHaveText('Love After a Long Silence')

  await page.goto(`${studio}/intent/create/type=film`)
  const form = await openForm(page)
  await form.getByTestId('field-title').getByRole('textbox').fill('The Lighthouse')
  // The menu closes when the film is published while it is open.
  await publish(page)
  const countFilms = async () =>
    Number(await client.fetch('count(*[_type == "film"])', {}, {perspective: 'raw'}))
  const published = await countFilms()
  await page.getByTestId('action-menu-button').click()
  // Sanity's own action, which the desk replaces for its own documents only.
  await page.getByRole('menuitem', {name: 'Delete'}).click()
  await page.getByRole('button', {name: 'Delete'}).last().click()
  await expect.poll(countFilms).toBe(published - 1)

  // Any Studio of Sanity loads its fonts and looks for a newer version.
  const remote =
    /another machine|ERR_NAME_NOT_RESOLVED|^console: Failed to (?:fetch version|load resource)/
  expect(problems.found.splice(0).filter((problem) => !remote.test(problem))).toEqual([])
})

async function serveStudio(lake: string): Promise<string> {
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html>
    <title>Films</title>
    <div id="sanity"></div>
    <script>globalThis.lake = ${JSON.stringify(lake)}</script>
    <script type="module" src="/main.ts"></script>`,
  )
  const options = {
    root: folder,
    configFile: false as const,
    logLevel: 'error' as const,
    plugins: [react()],
    define: {'process.env.NODE_ENV': '"production"'},
    build: {chunkSizeWarningLimit: 10_000},
    preview: {port: 0, host: '127.0.0.1'},
  }
  await build(options)
  server = await preview(options)
  const [url = ''] = server.resolvedUrls?.local ?? []
  return url.replace(/\/$/u, '')
}
