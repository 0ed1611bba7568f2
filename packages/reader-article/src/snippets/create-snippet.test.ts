// @vitest-environment jsdom
import {compile, parse as parseSvelte} from 'svelte/compiler'
import {parseSync, transformWithOxc} from 'vite'
import {expect, describe, test} from 'vitest'
import {createSSRApp} from 'vue'
import {compileScript, parse as parseVue} from 'vue/compiler-sfc'
import {renderToString} from 'vue/server-renderer'

import {
  createSnippet,
  getDeliveryPlaces,
  getPackageFiles,
  SnippetError,
  type SnippetOptions,
} from './index.ts'

const OPTIONS: SnippetOptions = {
  place: 'page',
  element: {tag: 'reader-article', slug: 'how-to-listen'},
  source: {projectId: 'abc123', dataset: 'production'},
  files: getPackageFiles('0.1.0'),
  link: {text: 'How to Listen', href: 'https://advice.example/articles/how-to-listen'},
}

const HOSTILE_TEXTS = [
  `"quotes" and 'quotes' and \`backticks\``,
  '</script><script>alert(1)</script><!-- -->',
  '{{ constructor }} {{{x}}} {y} {@html z} {#if a}',
  '${process.exit()} \\ \\n \\u0041',
  '&amp; &copy=1 &lt;b&gt; &#123;',
  "*/ // /* '; alert(1) //",
  '\u00A0line\nbreak\u2028tab\tend ',
  'ein “Zitat” 日本語 🌙',
]

/** What a browser shows of a tag: its slug, and the text and target of the link in it. */
interface Shown {
  readonly slug: unknown
  readonly text: unknown
}

test('a page gets a connection, the scripts, a preload of the renderer, and the article', () => {
  expect(createSnippet(OPTIONS)).toEqual([
    {
      title: 'Paste this where the content belongs in the page',
      language: 'html',
      code: `<link rel="preconnect" href="https://abc123.apicdn.sanity.io" crossorigin />
<script type="module" async src="https://cdn.jsdelivr.net/npm/reader-article@0.1.0/dist/cdn/reader-article-preload.js?project=abc123&amp;dataset=production"></script>
<script type="module" src="https://cdn.jsdelivr.net/npm/reader-article@0.1.0/dist/cdn/reader-article.js?project=abc123&amp;dataset=production"></script>
<link rel="modulepreload" href="https://cdn.jsdelivr.net/npm/reader-article@0.1.0/dist/cdn/reader-article-renderer.js?project=abc123&amp;dataset=production" />

<reader-article slug="how-to-listen">
  <a href="https://advice.example/articles/how-to-listen">How to Listen</a>
</reader-article>
`,
    },
  ])
})

test('a page gets the hashes of the scripts, the theme, and the Lake', () => {
  const lines = codeOf({
    ...OPTIONS,
    element: {tag: 'reader-article', pin: '093356', hide: ['cover', 'related'], live: true},
    source: {projectId: 'local', dataset: 'production', apiHost: 'http://localhost:4100'},
    files: {
      scripts: '/elements/',
      themes: '/elements/themes/',
      integrity: {'reader-article.js': 'sha384-abc+/='},
    },
    theme: 'midnight',
    lang: 'de-AT',
    link: {text: 'Noor'},
  }).split('\n')
  const query = 'project=local&amp;dataset=production&amp;api-host=http://localhost:4100'
  expect(lines).toEqual([
    '<link rel="preconnect" href="http://localhost:4100" crossorigin />',
    `<script type="module" async src="/elements/reader-article-preload.js?${query}"></script>`,
    `<script type="module" src="/elements/reader-article.js?${query}" integrity="sha384-abc+/=" crossorigin></script>`,
    `<link rel="modulepreload" href="/elements/reader-article-renderer.js?${query}" />`,
    '<link rel="stylesheet" href="/elements/themes/midnight.css" />',
    '',
    '<reader-article pin="093356" hide="cover related" live lang="de-AT">',
    '  Noor',
    '</reader-article>',
    '',
  ])
})

test.each([
  ['reader-card', {tag: 'reader-card', pin: '093356'}, 'pin="093356"'],
  ['reader-articles', {tag: 'reader-articles', readerPin: '093356'}, 'reader-pin="093356"'],
  ['reader-status', {tag: 'reader-status', pin: '093356'}, 'pin="093356"'],
] as const)(
  'a page without an article loads only the script of <%s>',
  (tag, element, attribute) => {
    const code = codeOf({...OPTIONS, element, link: {text: 'Noor'}})
    expect(code.match(/[\w-]+\.js(?=\?)/g)).toEqual([`${tag}.js`])
    expect(code).toContain(`<${tag} ${attribute}>`)
  },
)

test('a status stands in a line of text', () => {
  const code = codeOf({
    ...OPTIONS,
    element: {tag: 'reader-status', pin: '093356'},
    link: {text: 'Noor'},
  })
  expect(code).toMatch(/\n<reader-status pin="093356">Noor<\/reader-status>\n$/)
})

const DELIVERED: SnippetOptions = {...OPTIONS, delivery: 'https://articles.example/'}

test('a page builder gets a frame with the choices, and a script for its height', () => {
  const element = {tag: 'reader-article', slug: 'how-to-listen', hide: ['cover', 'call']} as const
  expect(
    createSnippet({...DELIVERED, place: 'frame', element, theme: 'midnight', lang: 'de'}),
  ).toEqual([
    {
      title: 'Paste this into a block for HTML or for embeds',
      language: 'html',
      code: '<iframe src="https://articles.example/embed/how-to-listen?theme=midnight&amp;hide=cover,call&amp;lang=de" title="How to Listen" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" style="border: 0; width: 100%; height: 800px"></iframe>\n',
    },
    {
      title:
        'If scripts are allowed, paste this once per page: the frame gets the height of its article',
      language: 'html',
      code: '<script async src="https://articles.example/embed.js"></script>\n',
    },
  ])
})

test('WordPress gets the address of the article, and a frame for sites without the plugin', () => {
  expect(createSnippet({...DELIVERED, place: 'wordpress'}).map(({code}) => code)).toEqual([
    'https://articles.example/articles/how-to-listen\n',
    '<iframe src="https://articles.example/embed/how-to-listen" title="How to Listen" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" style="border: 0; width: 100%; height: 800px"></iframe>\n',
  ])
})

test('a newsletter gets the addresses of its HTML and of its plain text', () => {
  const snippet = createSnippet({...DELIVERED, place: 'newsletter', theme: 'magazine'})
  expect(snippet.map(({code}) => code)).toEqual([
    'https://articles.example/newsletter/how-to-listen?theme=magazine\n',
    'https://articles.example/articles/how-to-listen.txt\n',
  ])
})

test.each([
  [{tag: 'reader-article', slug: 'how-to-listen'}, ['frame', 'wordpress', 'newsletter']],
  [{tag: 'reader-article', pin: '093356'}, []],
  [{tag: 'reader-card', pin: '093356'}, []],
] as const)('the delivery serves %j for %j', (element, places) => {
  expect(getDeliveryPlaces(element)).toEqual(places)
})

test.each(HOSTILE_TEXTS)('a frame of the slug and the title %j has both as they are', (text) => {
  const element = {tag: 'reader-article', slug: text} as const
  const options = {...DELIVERED, place: 'frame', element, link: {text}} as const
  const [frame, ...others] = parseHtml(
    createSnippet(options)[0]?.code ?? '',
  ).querySelectorAll<HTMLIFrameElement>('body *')
  const {origin, pathname} = new URL(frame?.src ?? '')
  expect([frame?.title, origin, decodeURIComponent(pathname), others]).toEqual([
    text,
    'https://articles.example',
    `/embed/${text}`,
    [],
  ])
})

test('components of React have their options in camelCase', () => {
  const code = codeOf({
    ...OPTIONS,
    place: 'react',
    element: {tag: 'reader-articles', readerPin: '093356'},
    theme: 'magazine',
  })
  expect(code).toContain('<ReaderArticles readerPin="093356">')
  expect(code).toContain("import 'reader-article/themes/magazine.css'\n")
})

describe.each(HOSTILE_TEXTS)('the text %j is shown as it is', (text) => {
  const href = `https://advice.example/?q=1&copy=2"'\`{{x}}</script>`
  const options = {
    ...OPTIONS,
    element: {tag: 'reader-article', slug: text},
    link: {text, href},
  } as const

  test('in a page, in the HTML of a package’s user, and as a link', () => {
    for (const place of ['page', 'npm'] as const) {
      const {shown, scripts} = readPage(codeOf({...options, place}))
      expect(shown).toEqual({slug: text, text})
      expect(scripts.every((src) => src.startsWith(OPTIONS.files.scripts))).toBe(true)
    }
    const document = parseHtml(codeOf({...options, place: 'link'}))
    const [link, ...others] = document.querySelectorAll('body *')
    expect([link?.textContent, link?.getAttribute('href'), others]).toEqual([text, href, []])
  })

  test('in React', async () => {
    const code = codeOf({...options, place: 'react'})
    const {code: compiled} = await transformWithOxc(code, 'embed.tsx', {
      jsx: {runtime: 'classic', pragma: 'h'},
    })
    const module: unknown = await evaluate(
      compiled,
      'const h = (type, props, ...children) => ({type, props, children}); const ReaderArticle = 1; const configure = () => {}',
    )
    const {Embed} = Object(module)
    expect(Embed()).toMatchObject({
      props: {slug: text},
      children: [{type: 'a', props: {href}, children: [text]}],
    })
  })

  test('in Vue', async () => {
    const {descriptor, errors} = parseVue(codeOf({...options, place: 'vue'}))
    expect(errors).toEqual([])
    compileScript(descriptor, {id: 'embed'})
    const html = await renderToString(
      createSSRApp({
        template: descriptor.template?.content ?? '',
        compilerOptions: {
          isCustomElement: (tag) => tag.startsWith('reader-'),
          whitespace: 'preserve',
        },
      }),
    )
    expect(readPage(html).shown).toEqual({slug: text, text})
  })

  test('in Svelte', () => {
    const code = codeOf({...options, place: 'svelte'})
    expect(compile(code, {}).warnings).toEqual([])
    const {fragment, instance} = parseSvelte(code, {modern: true})
    const article = fragment.nodes.find(({type}) => type === 'RegularElement')
    expect(instance?.content.body).toHaveLength(4)
    expect(article).toMatchObject({
      name: 'reader-article',
      attributes: [{name: 'slug', value: [{type: 'Text', data: text}]}],
      fragment: {
        nodes: [
          {type: 'Text'},
          {
            name: 'a',
            attributes: [{name: 'href', value: [{type: 'Text', data: href}]}],
            // Svelte turns a line break in a text into a space, as browsers show it.
            fragment: {nodes: [{type: 'Text', data: text.replaceAll('\n', ' ')}]},
          },
          {type: 'Text'},
        ],
      },
    })
  })

  test('on a server', async () => {
    const code = codeOf({...options, place: 'server'})
    expect(parseSync('server.js', code).errors).toEqual([])
    const module: unknown = await evaluate(
      code,
      `const createReaderClient = () => ({getArticle: async (key) => key})
      const readArticle = (article) => article
      const articleJsonLd = (_, page) => page
      const serialiseJsonLd = (page) => page.url
      const renderArticle = (article, rendering) => JSON.stringify([article, rendering])`,
    )
    const html: unknown = await Object(module).renderPage()
    const rendered = [{slug: text}, {...OPTIONS.source, slug: text, fallback: text}]
    expect(html).toBe(
      `<script type="application/ld+json">${href}</script>\n${JSON.stringify(rendered)}\n<script type="module" src="https://cdn.jsdelivr.net/npm/reader-article@0.1.0/dist/cdn/reader-article.js?project=abc123&amp;dataset=production"></script>`,
    )
  })
})

test.each<[Partial<SnippetOptions>, string]>([
  [
    {source: {projectId: 'a"b', dataset: 'production'}},
    `source.projectId is 'a"b', which is not valid. Use 'abc123'.`,
  ],
  [
    {source: {projectId: 'abc123', dataset: 'production&x=1'}},
    "source.dataset is 'production&x=1', which is not valid. Use 'production'.",
  ],
  [
    {source: {projectId: 'local', dataset: 'production', apiHost: 'javascript:alert(1)'}},
    "source.apiHost is 'javascript:alert(1)', which is not valid. Use the origin of a Lake, such as 'https://lake.example'.",
  ],
  [
    {files: {scripts: 'javascript:alert(1)', themes: '/themes'}},
    "files.scripts is 'javascript:alert(1)', which is not valid. Use 'https://your.site/reader-article'.",
  ],
  [
    {files: {scripts: '/elements', themes: '//other.example/themes'}},
    "files.themes is '//other.example/themes', which is not valid. Use 'https://your.site/reader-article'.",
  ],
  [
    {files: {scripts: '/a', themes: '/b', integrity: {'reader-article.js': 'none'}}},
    "files.integrity['reader-article.js'] is 'none', which is not valid. Use 'sha384-…' from integrity.json.",
  ],
  [
    {element: {tag: 'reader-card', pin: 'o93356'}},
    "element.pin is 'o93356', which is not valid. Use 4 to 10 digits, such as 700107.",
  ],
  [
    {element: {tag: 'reader-article', slug: ' '}},
    "element.slug is ' ', which is not valid. Use 'how-to-listen'.",
  ],
  [
    {link: {text: 'x', href: 'javascript:alert(1)'}},
    "link.href is 'javascript:alert(1)', which is not valid. Use 'https://advice.example/articles/how-to-listen'.",
  ],
  [
    {place: 'link', link: {text: 'x'}},
    "link.href is missing. Use 'https://advice.example/articles/how-to-listen'.",
  ],
  [{link: {text: ''}}, "link.text is '', which is not valid. Use 'Read the article'."],
  [{lang: '"'}, `lang is '"', which is not valid. Use 'en' or 'de-AT'.`],
  [
    {place: 'server', element: {tag: 'reader-card', pin: '093356'}},
    "A server cannot render <reader-card>, only <reader-article>. Use place: 'page'.",
  ],
  [
    {place: 'frame'},
    "delivery is missing. Use the URL of your delivery, such as 'https://articles.example'.",
  ],
  [
    {place: 'newsletter', delivery: '/articles'},
    "delivery is '/articles', which is not valid. Use the URL of your delivery, such as 'https://articles.example'.",
  ],
  [
    {
      place: 'wordpress',
      element: {tag: 'reader-card', pin: '093356'},
      delivery: 'https://articles.example',
    },
    "A delivery serves only <reader-article> with a slug for 'wordpress'. Use place: 'page'.",
  ],
])('there is no snippet for %j', (changes, message) => {
  const create = () => createSnippet({...OPTIONS, ...changes})
  expect(create).toThrow(SnippetError)
  expect(create).toThrow(message)
})

/** Returns the code of the last part, which has the element. */
function codeOf(options: SnippetOptions): string {
  return createSnippet(options).at(-1)?.code ?? ''
}

/** Parses HTML as a browser does; there is no other element than the article, its link and the scripts. */
function readPage(html: string): {readonly shown: Shown; readonly scripts: readonly string[]} {
  const document = parseHtml(html)
  const article = document.querySelector('reader-article')
  expect([...(article?.children ?? [])].map(({localName}) => localName)).toEqual(['a'])
  expect(document.querySelectorAll('body *:not(reader-article, a, script, link)')).toHaveLength(0)
  return {
    shown: {
      slug: article?.getAttribute('slug'),
      text: article?.querySelector('a')?.textContent,
    },
    scripts: [...document.querySelectorAll('script')].map(({src}) => src),
  }
}

function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

/** Runs a module with these statements instead of its imports. */
function evaluate(code: string, statements: string): Promise<unknown> {
  const withoutImports = code.replaceAll(/^import .*$/gm, '')
  return import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(`${statements}\n${withoutImports}`)}`
  )
}
