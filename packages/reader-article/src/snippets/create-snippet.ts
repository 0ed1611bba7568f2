import {checkOptions} from './check-options.ts'
import {
  writeFrameSnippet,
  writeNewsletterSnippet,
  writeWordPressSnippet,
} from './delivery-snippets.ts'
import {writeConfigure, writeInstall, writeThemeImport} from './module-code.ts'
import {writeReactSnippet} from './react-snippet.ts'
import {writeHead} from './script-tags.ts'
import {writeServerSnippet} from './server-snippet.ts'
import type {Snippet, SnippetOptions} from './snippet-options.ts'
import {BRACES_SYNTAX, HTML_SYNTAX, type TemplateSyntax} from './template-syntax.ts'
import {indent, listAttributes, writeLink, writeTag} from './write-tag.ts'

// A list of lines, because tools would take the imports in one text for imports of this module.
const VUE_CONFIG = [
  "import vue from '@vitejs/plugin-vue'",
  "import {defineConfig} from 'vite'",
  '',
  'export default defineConfig({',
  '  plugins: [',
  '    vue({',
  '      template: {',
  "        compilerOptions: {isCustomElement: (tag) => tag.startsWith('reader-')},",
  '      },',
  '    }),',
  '  ],',
  '})',
  '',
].join('\n')

/**
 * Writes the lines with which another site shows an article, a reader or a reader's articles.
 *
 * Every value is escaped for the language in which it stands.
 *
 * @throws SnippetError 'invalid-option' or 'unavailable-place'.
 * @example
 * const [{code}] = createSnippet({
 *   place: 'page',
 *   element: {tag: 'reader-article', slug: 'how-to-listen'},
 *   source: {projectId: 'abc123', dataset: 'production'},
 *   files: getPackageFiles('0.1.0'),
 *   link: {text: 'How to Listen', href: 'https://advice.example/articles/how-to-listen'},
 * })
 */
export function createSnippet(options: SnippetOptions): Snippet {
  checkOptions(options)
  switch (options.place) {
    case 'page':
      return writePageSnippet(options)
    case 'npm':
      return writeNpmSnippet(options)
    case 'react':
      return writeReactSnippet(options)
    case 'vue':
      return writeVueSnippet(options)
    case 'svelte':
      return writeSvelteSnippet(options)
    case 'server':
      return writeServerSnippet(options)
    case 'link':
      return [
        {
          title: 'Paste this into the page',
          language: 'html',
          code: `${writeLink(options.link, HTML_SYNTAX)}\n`,
        },
      ]
    case 'frame':
      return writeFrameSnippet(options)
    case 'wordpress':
      return writeWordPressSnippet(options)
    case 'newsletter':
      return writeNewsletterSnippet(options)
    default:
      return options.place satisfies never
  }
}

function writePageSnippet(options: SnippetOptions): Snippet {
  const code = `${writeHead(options)}\n${writeElement(options, HTML_SYNTAX)}`
  return [{title: 'Paste this where the content belongs in the page', language: 'html', code}]
}

function writeNpmSnippet(options: SnippetOptions): Snippet {
  const code = `import {configure} from 'reader-article'
import 'reader-article/define'
${writeThemeImport(options)}
${writeConfigure(options)}`
  return [
    writeInstall(),
    {title: "In the page's script", language: 'js', code},
    {title: 'In the page', language: 'html', code: writeElement(options, HTML_SYNTAX)},
  ]
}

function writeVueSnippet(options: SnippetOptions): Snippet {
  const code = `<script setup>
import {configure} from 'reader-article'
import 'reader-article/define'
${writeThemeImport(options)}
${writeConfigure(options)}</script>

<template>
${indent(writeElement(options, BRACES_SYNTAX), 2)}</template>
`
  return [
    writeInstall(),
    {title: 'vite.config.js', language: 'js', code: VUE_CONFIG},
    {title: 'A component: Embed.vue', language: 'vue', code},
  ]
}

/** Loads the elements only after `configure()`, because a server may have written the tag into the page. */
function writeSvelteSnippet(options: SnippetOptions): Snippet {
  const script = `import {configure} from 'reader-article'
${writeThemeImport(options)}import {onMount} from 'svelte'

${writeConfigure(options)}
onMount(() => {
  import('reader-article/define')
})
`
  const code = `<script>
${indent(script, 2)}</script>

${writeElement(options, BRACES_SYNTAX)}`
  return [writeInstall(), {title: 'A component: Embed.svelte', language: 'svelte', code}]
}

function writeElement(options: SnippetOptions, syntax: TemplateSyntax): string {
  return writeTag(options.element.tag, listAttributes(options), options.link, syntax)
}
