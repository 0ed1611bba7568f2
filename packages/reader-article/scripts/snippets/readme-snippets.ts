import {
  createSnippet,
  getPackageFiles,
  type SnippetOptions,
  type SnippetPart,
} from '../../src/snippets/index.ts'

const OPTIONS: SnippetOptions = {
  place: 'page',
  element: {tag: 'reader-article', slug: 'love-after-a-long-silence'},
  source: {projectId: 'abc123', dataset: 'production'},
  files: {scripts: 'https://your.site', themes: 'https://your.site/themes'},
  link: {
    text: 'Love After a Long Silence',
    href: 'https://advice.example/articles/love-after-a-long-silence',
  },
}
const HASHES = {
  'reader-article-preload.js': 'sha384-…',
  'reader-article.js': 'sha384-…',
}
const MARKED_BLOCK = /^(<!-- snippet: ([\w-]+) -->\n)```\w+\n[\s\S]*?^```$/gm

/**
 * Rewrites the code blocks of a Markdown text that follow a comment such as `<!-- snippet: page -->`.
 *
 * @throws TypeError if there is no snippet of this name.
 */
export function fillSnippets(markdown: string, version: string): string {
  const snippets = createSnippets(version)
  return markdown.replaceAll(MARKED_BLOCK, (_, comment: string, name: string) => {
    const part = snippets.get(name)
    if (!part) {
      throw new TypeError(
        `There is no snippet '${name}'. Use one of ${[...snippets.keys()].join(', ')}.`,
      )
    }
    return `${comment}\`\`\`${part.language}\n${part.code}\`\`\``
  })
}

/** Creates the parts of snippets that the Markdown files show, by name. */
function createSnippets(version: string): ReadonlyMap<string, SnippetPart> {
  const create = (changes: Partial<SnippetOptions>, part = -1): SnippetPart => {
    const found = createSnippet({...OPTIONS, ...changes}).at(part)
    if (!found) {
      throw new TypeError(`The snippet has no part ${part}.`)
    }
    return found
  }
  return new Map([
    ['page', create({})],
    ['cdn', create({files: getPackageFiles(version, HASHES)})],
    [
      'status',
      create({
        element: {tag: 'reader-status', pin: '093356'},
        link: {text: 'one of our readers'},
      }),
    ],
    ['npm', create({place: 'npm'}, 1)],
    ['react', create({place: 'react'})],
    ['vue', create({place: 'vue'})],
    ['svelte', create({place: 'svelte'})],
    [
      'server',
      create({place: 'server', lang: 'en', files: {...OPTIONS.files, scripts: '/elements'}}),
    ],
  ])
}
