import type {DatasetAddress} from '@reader-article/content'

import type {SnippetOptions} from './snippet-options.ts'
import {HTML_SYNTAX} from './template-syntax.ts'

type HeadOptions = Pick<SnippetOptions, 'element' | 'source' | 'files' | 'theme'>

/** Writes the lines of a page's head: connections, scripts, the preload of the renderer, and the theme. */
export function writeHead(options: HeadOptions): string {
  const {element, source, files} = options
  const lines = [
    `<link rel="preconnect" ${HTML_SYNTAX.attribute('href', getApiOrigin(source))} crossorigin />`,
  ]
  if (element.tag === 'reader-article') {
    const renderer = getScriptUrl('reader-article-renderer.js', files.scripts, source)
    lines.push(
      writeScript('reader-article-preload.js', options, ' async'),
      writeScript('reader-article.js', options),
      `<link rel="modulepreload" ${HTML_SYNTAX.attribute('href', renderer)} />`,
    )
  } else {
    lines.push(writeScript(`${element.tag}.js`, options))
  }
  return [...lines, ...writeThemeLink(options), ''].join('\n')
}

/** Writes the tag of the script that defines an element, with its hash if that is known. */
export function writeElementScript(options: HeadOptions): string {
  return writeScript(`${options.element.tag}.js`, options)
}

/** Writes the link to a theme's style sheet; nothing if there is no theme. */
export function writeThemeLink({theme, files}: Pick<HeadOptions, 'theme' | 'files'>): string[] {
  if (theme === undefined) {
    return []
  }
  const href = `${withoutSlash(files.themes)}/${theme}.css`
  return [`<link rel="stylesheet" ${HTML_SYNTAX.attribute('href', href)} />`]
}

function writeScript(name: string, {source, files}: HeadOptions, loading = ''): string {
  const src = HTML_SYNTAX.attribute('src', getScriptUrl(name, files.scripts, source))
  const hash = files.integrity?.[name]
  const integrity =
    hash === undefined ? '' : ` ${HTML_SYNTAX.attribute('integrity', hash)} crossorigin`
  return `<script type="module"${loading} ${src}${integrity}></script>`
}

function getScriptUrl(name: string, folder: string, source: DatasetAddress): string {
  const {projectId, dataset, apiHost} = source
  const query = `project=${projectId}&dataset=${dataset}`
  const host = apiHost === undefined ? '' : `&api-host=${apiHost}`
  return `${withoutSlash(folder)}/${name}?${query}${host}`
}

function getApiOrigin({projectId, apiHost}: DatasetAddress): string {
  return apiHost ?? `https://${projectId}.apicdn.sanity.io`
}

function withoutSlash(folder: string): string {
  return folder.replace(/\/$/, '')
}
