import {createHash} from 'node:crypto'
import {readdir, readFile} from 'node:fs/promises'
import {SourceMap} from 'node:module'
import {join} from 'node:path'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {codeBlocks} from './code-blocks.ts'
import {install, type Project} from './install.ts'
import {undeclaredImports} from './undeclared-imports.ts'

const TIMEOUT = {timeout: 120_000}
const ROOT = join(import.meta.dirname, '../..')
const PAGE_ON_TESTING = join('docs', 'testing.md')
/** What the Lake offers for the tests of others. */
const LAKE_FOR_TESTS = join('dist', 'test-lake')
// Takes over 10 s: it packs the packages, installs them in two projects, and compiles files there.
// Most users install only the elements, so the other packages are installed in a second project.
let project: Project
let otherPackages: Project

beforeAll(async () => {
  project = await install(
    ['packages/reader-article'],
    [
      '@sanity/client',
      '@sanity/comlink',
      '@sanity/presentation-comlink',
      'react',
      '@types/react',
      'csstype',
      '@types/node',
      'undici-types',
      'svelte',
      'vue',
    ],
  )
  otherPackages = await install(
    [
      'packages/content',
      'packages/import',
      'packages/lake',
      'packages/reader-article',
      'packages/delivery',
    ],
    ['@types/node', 'undici-types'],
  )
}, 120_000)

afterAll(() => Promise.all([project.remove(), otherPackages.remove()]))

describe.each([
  ['reader-article', []],
  ['@reader-article/content', []],
  ['@reader-article/import', ['@reader-article/content']],
  ['@reader-article/lake', []],
  ['@reader-article/delivery', ['@reader-article/content', 'reader-article']],
])('the tarball of %s', TIMEOUT, (name, ofThisWorkspace) => {
  const installed = () => (name === 'reader-article' ? project : otherPackages)
  const folder = () => installed().package(name)

  test('includes the licence', async () => {
    expect(await readFile(join(folder(), 'LICENSE'), 'utf8')).toBe(
      await readFile(join(ROOT, 'LICENSE'), 'utf8'),
    )
  })

  test('contains no tests, no fixtures, and no files of a local build or installation', async () => {
    const files = await readdir(folder(), {recursive: true})
    expect(files.length).toBeGreaterThan(10)
    expect(
      files.filter(
        (file) =>
          /\btest|fixture|^node_modules|\.tsbuildinfo$/.test(file) &&
          file !== PAGE_ON_TESTING &&
          !file.startsWith(LAKE_FOR_TESTS),
      ),
    ).toEqual([])
  })

  test('imports only packages that it declares, and declares only the expected packages of this workspace', async () => {
    const {dependencies} = await manifestOf(installed(), name)
    expect(await undeclaredImports(folder())).toEqual([])
    expect(Object.keys(dependencies).filter((each) => /reader-article/.test(each))).toEqual(
      ofThisWorkspace,
    )
  })
})

test('a Lake for tests is opened from the tarball', TIMEOUT, async () => {
  const counted = await otherPackages.node(`
    import {openTestLake} from '@reader-article/lake/testing'
    await using lake = openTestLake()
    await lake.mutate({create: {_type: 'film'}})
    process.stdout.write(String(await lake.query('count(*)')))
  `)
  expect(counted).toBe('1')
})

describe('the published package reader-article', TIMEOUT, () => {
  test('exports these entries by name', async () => {
    expect(Object.keys((await manifestOf(project, 'reader-article')).exports)).toEqual([
      '.',
      './define',
      './reader-article',
      './reader-status',
      './reader-card',
      './reader-articles',
      './reader-directory',
      './ssr',
      './react',
      './vue',
      './svelte',
      './client',
      './visual-editing',
      './snippets',
      './cdn',
      './integrity.json',
      './themes/plain.css',
      './themes/magazine.css',
      './themes/midnight.css',
      './custom-elements.json',
      './package.json',
    ])
  })

  test('contains every file that its entries and its manifest name', async () => {
    const missing = []
    for (const file of await namedFiles()) {
      const there = await readFile(join(project.package('reader-article'), file)).catch(() => false)
      if (there === false) {
        missing.push(file)
      }
    }
    expect(missing).toEqual([])
  })

  test('points JetBrains’ editors to the description of its elements', async () => {
    const {'web-types': file} = await manifestOf(project, 'reader-article')
    const types = JSON.parse(await readFile(join(project.package('reader-article'), file), 'utf8'))
    const elements: {name: string}[] = types.contributions.html.elements
    expect([types.name, elements.map(({name}) => name)]).toEqual([
      'reader-article',
      ['reader-article', 'reader-articles', 'reader-card', 'reader-directory', 'reader-status'],
    ])
  })

  test('publishes the integrity hash of each file for a script tag', async () => {
    const files = (await filesIn(cdnFolder())).filter((file) => file.endsWith('.js'))
    const hashes = files.map(async (file) => {
      const hash = createHash('sha384').update(await readFile(join(cdnFolder(), file)))
      return [file, `sha384-${hash.digest('base64')}`]
    })
    const said = await project.node(`
      const {default: hashes} = await import('reader-article/integrity.json', {with: {type: 'json'}})
      process.stdout.write(JSON.stringify(hashes))
    `)
    expect(JSON.parse(said)).toEqual(Object.fromEntries(await Promise.all(hashes)))
  })

  test('has each file for a script tag also in a folder with the version, whose content never changes', async () => {
    const {version} = await manifestOf(project, 'reader-article')
    const stable = await filesIn(cdnFolder())
    expect(stable.length).toBeGreaterThan(20)
    expect(await filesIn(join(cdnFolder(), version))).toEqual(stable)
    for (const name of stable) {
      const versioned = await readFile(join(cdnFolder(), version, name), 'utf8')
      expect(versioned).toBe(await readFile(join(cdnFolder(), name), 'utf8'))
    }
  })

  test('has a source map next to each file for a script tag, without a path of the machine that built it', async () => {
    const scripts = (await filesIn(cdnFolder())).filter((name) => name.endsWith('.js'))
    for (const name of scripts) {
      const code = await readFile(join(cdnFolder(), name), 'utf8')
      expect(code.trimEnd().split('\n').at(-1)).toBe(`//# sourceMappingURL=${name}.map`)
      const map: {sources: string[]; sourcesContent: string[]} = JSON.parse(
        await readFile(join(cdnFolder(), `${name}.map`), 'utf8'),
      )
      expect(
        map.sources.filter((source) => !/^(packages|node_modules)\/(?!.*\.\.)/.test(source)),
      ).toEqual([])
      expect(map.sourcesContent.map((source) => typeof source)).toEqual(
        map.sources.map(() => 'string'),
      )
      expect(JSON.stringify(map)).not.toContain(ROOT)
    }
  })

  test('has source maps that lead from the minified code to the line in the sources', async () => {
    const file = join(cdnFolder(), 'reader-card.js')
    const code = await readFile(file, 'utf8')
    const map = JSON.parse(await readFile(`${file}.map`, 'utf8'))
    const before = code.slice(0, code.indexOf('reader-card-load')).split('\n')
    const entry = new SourceMap(map).findEntry(before.length - 1, before.at(-1)?.length ?? 0)
    const source = 'packages/reader-article/src/reader-card/reader-card-events.ts'
    expect(entry).toMatchObject({originalSource: source})
    const lines = String(map.sourcesContent[map.sources.indexOf(source)]).split('\n')
    expect('originalLine' in entry && lines[entry.originalLine]).toContain("'reader-card-load'")
  })

  test('names the file that npm CDNs serve for its bare address', async () => {
    const {unpkg, jsdelivr} = await manifestOf(project, 'reader-article')
    expect([unpkg, jsdelivr]).toEqual(Array(2).fill('dist/cdn/reader-article.js'))
  })

  test('includes the licences of the code in the files for a script tag', async () => {
    const licenses = await readFile(join(cdnFolder(), 'licenses.md'), 'utf8')
    const lit = await readFile(join(ROOT, 'node_modules/@lit/reactive-element/LICENSE'), 'utf8')
    expect(licenses).toContain(lit.trim())
    const ofEditing = await readFile(join(cdnFolder(), 'licenses-visual-editing.md'), 'utf8')
    const comlink = await readFile(join(ROOT, 'node_modules/@sanity/comlink/LICENSE'), 'utf8')
    expect(ofEditing).toContain(comlink.trim())
  })

  test('depends on the same versions of shared packages as @reader-article/content', async () => {
    const {dependencies: required, peerDependencies} = await manifestOf(project, 'reader-article')
    const dependencies = {...required, ...peerDependencies}
    const content = await manifestOf(otherPackages, '@reader-article/content')
    const shared = Object.keys(dependencies).filter((name) => name in content.dependencies)
    expect(shared).toContain('@sanity/client')
    for (const name of shared) {
      expect(dependencies[name]).toBe(content.dependencies[name])
    }
  })

  test('can be imported without a DOM, by every entry', async () => {
    const output = await project.node(`
      const names = async (entry) => Object.keys(await import(entry)).length > 0
      const entries = ['.', '/reader-article', '/reader-status', '/reader-card', '/reader-articles', '/reader-directory', '/ssr', '/react', '/client', '/visual-editing', '/cdn']
      for (const entry of entries) {
        if (!(await names('reader-article' + entry.replace('.', '')))) throw new Error(entry)
      }
      await import('reader-article/define')
      console.log(typeof document)
    `)
    expect(output).toBe('undefined\n')
  })

  test('can be required by CommonJS', async () => {
    const output = await project.node(`
      import {createRequire} from 'node:module'
      const require = createRequire(import.meta.url)
      const {configure} = require('reader-article')
      const {renderArticle} = require('reader-article/ssr')
      require('reader-article/define')
      console.log(typeof configure, typeof renderArticle)
    `)
    expect(output).toBe('function function\n')
  })

  test.each(['mts', 'cts'])(
    'has types for every entry under nodenext in a .%s file',
    async (extension) => {
      const {exports} = await manifestOf(project, 'reader-article')
      const typed = Object.entries(exports).flatMap(([entry, target]) =>
        typeof target === 'string' ? [] : [entry.replace('.', 'reader-article')],
      )
      expect(typed.length).toBeGreaterThan(10)
      const source = typed
        .map((entry, index) => `export * as entry${index} from '${entry}'\n`)
        .join('')
      const options = {module: 'nodenext', moduleResolution: 'nodenext', skipLibCheck: true}
      expect(await project.compile({[`entries.${extension}`]: source}, options)).toBe('')
    },
  )

  test('exports classes without side effects, and registers elements on request', async () => {
    const output = await project.node(`
      const defined = []
      globalThis.customElements = {get: () => undefined, define: (tag) => defined.push(tag)}
      await import('reader-article')
      console.log(defined.join())
      await import('reader-article/define')
      console.log(defined.toSorted().join())
    `)
    expect(output).toBe(
      '\nreader-article,reader-articles,reader-card,reader-directory,reader-status\n',
    )
  })

  test('renders on a server', async () => {
    const output = await project.node(`
      import {renderArticle} from 'reader-article/ssr'
      const options = {projectId: 'abc123', dataset: 'production'}
      console.log(renderArticle({title: 'Hello', slug: 'hello'}, {...options, styles: false}))
    `)
    expect(output).toMatch(
      /^<reader-article slug="hello" .*<h1 part="title">Hello<\/h1>.*<\/template><\/reader-article>\n$/,
    )
  })

  test('writes dates in the time zone of the server', async () => {
    const source = `
      import {renderArticle} from 'reader-article/ssr'
      const options = {projectId: 'abc123', dataset: 'production', lang: 'en-GB', styles: false}
      const article = {title: 'Hello', slug: 'hello', publishedAt: '2026-05-03T18:00:00Z'}
      console.log(/<time[^>]*>([^<]*)/.exec(renderArticle(article, options))?.[1])
    `
    const inZone = (TZ: string) => project.node(source, {TZ})
    expect([await inZone('UTC'), await inZone('Pacific/Kiritimati')]).toEqual([
      '3 May 2026\n',
      '4 May 2026\n',
    ])
  })

  test('loads neither a client nor React if only the elements are imported', async () => {
    const loaded = await packagesOf('reader-article/define')
    expect(loaded.filter((name) => /^react$|client/.test(name))).toEqual([])
    expect(loaded).toContain('@lit/reactive-element')
  })

  test('renders on servers whose runtime has no custom elements', async () => {
    expect(await packagesOf('reader-article/ssr')).toEqual([
      '@lit/reactive-element/css-tag.js',
      '@portabletext/to-html',
      '@portabletext/toolkit',
      'groq',
      'speakingurl',
    ])
  })

  test('has types for the tags and their events if only define is imported', async () => {
    const complaints = await project.compile({
      'tags.ts': `
        import 'reader-article/define'
        const article = document.createElement('reader-article')
        article.slug = 'x'
        article.addEventListener('reader-article-load', ({article: {title}}) => title.trim())
        document.createElement('reader-status').pin = '700107'
        document.createElement('reader-card').pin = '700107'
        document.createElement('reader-articles').hrefPattern = '/articles/{slug}'
        document.createElement('reader-directory').live = true
      `,
    })
    expect(complaints).toBe('')
  })

  test('has types for React’s components and for the tags in JSX', async () => {
    const complaints = await project.compile({
      'component.tsx': `
        import {ReaderArticle} from 'reader-article/react'
        export const page = (
          <>
            <ReaderArticle slug="x" onLoad={({article}) => article.title.trim()}>Read it</ReaderArticle>
            <reader-article article-id="x" heading-level={2} className="wide">Read it</reader-article>
            <reader-article slug="x" heading-level="3" />
            <ReaderArticle slug="x" headingLevel="3" />
            <ReaderArticle slug="x" heading-level="3" />
            <reader-articles reader-pin="700107" href-pattern="/articles/{slug}" />
          </>
        )
      `,
    })
    expect(complaints).toBe('')
    const wrong = `
      import {ReaderArticle} from 'reader-article/react'
      export const pages = [
        // @ts-expect-error -- A slug is text.
        <ReaderArticle slug={3} />,
        // @ts-expect-error -- A level is a number.
        <ReaderArticle headingLevel="big" />,
        // @ts-expect-error -- A slug is text.
        <reader-article slug={3} />,
        // @ts-expect-error -- A level is a number.
        <reader-article heading-level="big" />,
        // @ts-expect-error -- A list has no such option.
        <ReaderArticle readerPin="700107" />,
      ]
    `
    expect(await project.compile({'wrong.tsx': wrong})).toBe('')
  })

  test('has types for templates of Vue and Svelte', async () => {
    const files = {
      'vue.ts': `
        import 'reader-article/vue'
        import type {GlobalComponents} from 'vue'
        type Props = InstanceType<GlobalComponents['reader-article']>['$props']
        export const right: Props = {
          slug: 'x',
          headingLevel: '3',
          live: true,
          class: 'wide',
          onReaderArticleLoad: ({article}) => article.title.trim(),
        }
        // @ts-expect-error -- A slug is text.
        export const wrong: Props = {slug: 3}
        // @ts-expect-error -- A level is a number.
        export const wrongLevel: Props = {headingLevel: 'big'}
        // @ts-expect-error -- An article has no such option.
        export const wrongName: Props = {readerPin: '700107'}
      `,
      'svelte.ts': `
        import 'reader-article/svelte'
        import type {SvelteHTMLElements} from 'svelte/elements'
        export const right: SvelteHTMLElements['reader-articles'] = {
          'reader-pin': '700107',
          'heading-level': '3',
          dataset: 'production',
          class: 'wide',
          'onreader-articles-load': ({total}) => total.toFixed(),
        }
        // @ts-expect-error -- A PIN is text.
        export const wrong: SvelteHTMLElements['reader-status'] = {pin: 700107}
        // @ts-expect-error -- A level is a number.
        export const wrongLevel: SvelteHTMLElements['reader-article'] = {'heading-level': 'big'}
        // @ts-expect-error -- An article has no such option.
        export const wrongName: SvelteHTMLElements['reader-article'] = {'reader-pin': '700107'}
      `,
    }
    // Svelte's own types need packages that it does not install.
    expect(await project.compile(files, {skipLibCheck: true})).toBe('')
  })

  test('has snippets whose modules and components compile', async () => {
    const module: unknown = JSON.parse(
      await project.node(`
        import {createSnippet, getPackageFiles, SNIPPET_PLACES} from 'reader-article/snippets'
        const snippets = SNIPPET_PLACES.flatMap((place) => createSnippet({
          place,
          element: {tag: 'reader-article', slug: 'it’s "quoted" {here}', hide: ['cover'], live: true},
          source: {projectId: 'abc123', dataset: 'production', apiHost: 'https://lake.example'},
          files: getPackageFiles('0.1.0'),
          link: {text: '</script> {{ x }}', href: 'https://advice.example/a?b=1&c'},
          theme: 'magazine',
          lang: 'de',
        }).map((part) => [place + '.' + part.language, part.code]))
        console.log(JSON.stringify(Object.fromEntries(snippets)))
      `),
    )
    const files = Object.entries(Object(module)).flatMap(([name, code]) =>
      ['npm.js', 'react.tsx', 'server.js'].includes(name)
        ? [[`snippet-${name.replace(/\.\w+$/, '.tsx')}`, String(code)] as const]
        : [],
    )
    expect(files).toHaveLength(3)
    // The bundler of a site has the types of style sheets.
    const styles = "declare module 'reader-article/themes/*.css'\n"
    expect(await project.compile({...Object.fromEntries(files), 'styles.d.ts': styles})).toBe('')
  })

  test('has a README whose examples compile', async () => {
    const readme = await readFile(join(project.package('reader-article'), 'README.md'), 'utf8')
    const examples = codeBlocks(readme, ['js', 'ts', 'tsx']).map(
      (source, index) => [`readme-${index}.tsx`, `${source}\nexport {}\n`] as const,
    )
    expect(examples.length).toBeGreaterThan(4)
    expect(await project.compile(Object.fromEntries(examples))).toBe('')
  })
})

describe('the published package @reader-article/content', TIMEOUT, () => {
  test('exports these entries by name, and each can be imported', async () => {
    expect(
      Object.keys((await manifestOf(otherPackages, '@reader-article/content')).exports),
    ).toEqual(['.', './client'])
    const output = await otherPackages.node(`
      import {articleToHtml, isPin} from '@reader-article/content'
      import {createReaderClient} from '@reader-article/content/client'
      const client = createReaderClient({projectId: 'abc123', dataset: 'production'})
      console.log(articleToHtml({title: 'Hello', body: ['Words.']}), isPin('700107'), typeof client.getArticle)
    `)
    expect(output).toBe('<p part="lead">Words.</p> true function\n')
  })

  test('has a README whose example compiles', async () => {
    const folder = otherPackages.package('@reader-article/content')
    const [example = '', ...others] = codeBlocks(
      await readFile(join(folder, 'README.md'), 'utf8'),
      ['ts'],
    )
    expect(others).toEqual([])
    expect(await otherPackages.compile({'content-readme.ts': `${example}\nexport {}\n`})).toBe('')
  })
})

/** Returns the packages that an entry loads, directly or indirectly, sorted. */
async function packagesOf(entry: string): Promise<string[]> {
  const output = await project.node(`
    import {registerHooks} from 'node:module'
    const loaded = new Set()
    registerHooks({
      resolve(specifier, context, next) {
        if (/^[@a-z]/.test(specifier)) loaded.add(specifier)
        return next(specifier, context)
      },
    })
    await import('${entry}')
    loaded.delete('${entry}')
    console.log(JSON.stringify([...loaded].toSorted()))
  `)
  return JSON.parse(output)
}

function cdnFolder(): string {
  return join(project.package('reader-article'), 'dist/cdn')
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {withFileTypes: true})
  return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).toSorted()
}

interface Manifest {
  version: string
  exports: Record<string, string | Record<string, string>>
  dependencies: Record<string, string>
  'web-types': string
  readonly unpkg?: string
  readonly jsdelivr?: string
  readonly peerDependencies?: Readonly<Record<string, string>>
}

async function manifestOf(installed: Project, name: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(installed.package(name), 'package.json'), 'utf8'))
}

async function namedFiles(): Promise<string[]> {
  const {exports} = await manifestOf(project, 'reader-article')
  const manifest: {modules: {path: string}[]} = JSON.parse(
    await readFile(join(project.package('reader-article'), 'custom-elements.json'), 'utf8'),
  )
  return [
    ...Object.values(exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    ),
    ...manifest.modules.map(({path}) => path),
    'editor/web-types.json',
    'editor/vscode.html-custom-data.json',
    'editor/vscode.css-custom-data.json',
  ]
}
