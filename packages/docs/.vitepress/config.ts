import {fileURLToPath} from 'node:url'

import {defineConfig} from 'vitepress'

import {writeSite} from '../src/generate/write-site.ts'
import {NAVIGATION} from '../src/navigation.ts'
import {addMarkdownRules} from './markdown-rules.ts'
import {rewriteOnChange} from './rewrite-on-change.ts'

const OWN_ELEMENT = /^(?:reader-|embed-builder$|sample-page$|status-switch$)/

// The list of pages is read when VitePress starts, so they must exist by then.
await writeSite()

export default defineConfig({
  srcDir: '.site',
  outDir: 'dist',
  cacheDir: '.vitepress/cache',
  lang: 'en-GB',
  title: 'Reader Article',
  description: 'Write an article in a CMS, and show it on anybody’s website.',
  ignoreDeadLinks: 'localhostLinks',
  head: [
    ['link', {rel: 'icon', href: '/icon.svg', type: 'image/svg+xml'}],
    [
      'link',
      {rel: 'alternate', href: '/llms.txt', type: 'text/plain', title: 'For language models'},
    ],
  ],
  markdown: {
    theme: {light: 'github-light-high-contrast', dark: 'github-dark-high-contrast'},
    languageAlias: {groq: 'js'},
    config: addMarkdownRules,
  },
  themeConfig: {
    nav: [
      {text: 'Start', link: '/start'},
      {text: 'Editors', link: '/editors'},
      {text: 'Embed', link: '/embed'},
      {text: 'Elements', link: '/elements/'},
      {text: 'Developers', link: '/npm'},
    ],
    sidebar: NAVIGATION.map(({text, items}) => ({text, items: items.map((item) => ({...item}))})),
    outline: {level: [2, 3], label: 'On this page'},
    search: {provider: 'local', options: {detailedView: false}},
    externalLinkIcon: false,
    footer: {
      message: 'MIT licensed, including the sample content. The people in it are fictional.',
    },
  },
  vue: {template: {compilerOptions: {isCustomElement: (tag) => OWN_ELEMENT.test(tag)}}},
  vite: {
    plugins: [
      rewriteOnChange([
        fileURLToPath(new URL('../pages', import.meta.url)),
        fileURLToPath(new URL('../../reader-article/README.md', import.meta.url)),
      ]),
    ],
  },
})
