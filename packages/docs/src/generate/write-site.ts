import {cp, glob, mkdir, rm, writeFile} from 'node:fs/promises'
import {readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

import {PAGE_ORDER, PAGES_OF_FILES} from '../navigation.ts'
import {expandPage, resolveLinks} from './expand-page.ts'
import {type Page, writeLlms, writeLlmsFull} from './llms.ts'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
const DOCS = join(ROOT, 'packages/docs')
const TEMPLATES = join(DOCS, 'pages')
const RECORDED = join(DOCS, '.recorded')
/** The folder from which VitePress builds the site. */
const SITE = join(DOCS, '.site')

/**
 * Writes the pages of the site with everything they include from READMEs and the manifest, their pictures, the
 * recorded content, and `llms.txt`.
 */
export async function writeSite(): Promise<void> {
  const anchors = new Map(Object.entries(PAGES_OF_FILES))
  const pictures = new Map<string, string>()
  const expanded: Page[] = []
  for (const file of await listTemplates()) {
    const url = toUrl(file)
    const markdown = expandPage(readFileSync(join(TEMPLATES, file), 'utf8'), url, {
      read: readRepositoryFile,
      onAnchor: (source, target) => {
        if (!anchors.has(source)) {
          anchors.set(source, target)
        }
      },
      onPicture: (path) => {
        const picture = `/pictures/${path.replaceAll('/', '-').replace(/^\.github-/, '')}`
        pictures.set(path, picture)
        return picture
      },
    })
    expanded.push({url, markdown})
  }
  const find = (source: string) => anchors.get(source) ?? anchors.get(source.split('#')[0] ?? '')
  const pages = expanded.map(({url, markdown}) => ({url, markdown: resolveLinks(markdown, find)}))
  await rm(SITE, {recursive: true, force: true})
  await Promise.all([
    ...pages.map(({url, markdown}) => write(`${toPath(url)}.md`, markdown)),
    ...[...pictures].map(([path, url]) => cp(join(ROOT, path), join(SITE, 'public', url))),
    write('public/llms.txt', writeLlms(pages)),
    write('public/llms-full.txt', writeLlmsFull(pages, readRepositoryFile)),
    cp(join(RECORDED, 'content.json'), join(SITE, 'public/recorded/content.json')),
    cp(
      join(ROOT, 'packages/reader-article/dist/cdn/integrity.json'),
      join(SITE, 'public/recorded/integrity.json'),
    ),
    cp(join(RECORDED, 'images'), join(SITE, 'public/images/demo/production'), {recursive: true}),
    cp(join(DOCS, 'public'), join(SITE, 'public'), {recursive: true}),
  ])
}

/** Lists the templates in the order of the navigation; others follow. */
async function listTemplates(): Promise<string[]> {
  const files: string[] = []
  for await (const file of glob('**/*.md', {cwd: TEMPLATES})) {
    files.push(file.replaceAll('\\', '/'))
  }
  return files.toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b))
}

function rank(file: string): number {
  const index = PAGE_ORDER.indexOf(toUrl(file))
  return index === -1 ? PAGE_ORDER.length : index
}

function toUrl(file: string): string {
  return `/${file.replace(/\.md$/, '').replace(/(^|\/)index$/, '$1')}`
}

function toPath(url: string): string {
  return url.endsWith('/') ? `${url}index` : url
}

function readRepositoryFile(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

async function write(path: string, text: string): Promise<void> {
  const file = join(SITE, path)
  await mkdir(dirname(file), {recursive: true})
  await writeFile(file, text)
}
