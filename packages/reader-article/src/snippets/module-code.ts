import {quoteString} from './quote-string.ts'
import type {SnippetOptions, SnippetPart} from './snippet-options.ts'

/** Installs the package, with the packages that the place needs too. */
export function writeInstall(...others: readonly string[]): SnippetPart {
  const code = `npm install ${['reader-article', ...others].join(' ')}\n`
  return {title: 'Run this in your project', language: 'sh', code}
}

/** Writes the import of a theme; nothing if there is no theme. */
export function writeThemeImport({theme}: Pick<SnippetOptions, 'theme'>): string {
  return theme === undefined ? '' : `import 'reader-article/themes/${theme}.css'\n`
}

/** Writes the call that says where the content comes from. */
export function writeConfigure({source}: Pick<SnippetOptions, 'source'>): string {
  return `configure(${writeDataset(source)})\n`
}

/** Writes the address of a dataset as an object. */
export function writeDataset({projectId, dataset, apiHost}: SnippetOptions['source']): string {
  const host = apiHost === undefined ? '' : `, apiHost: ${quoteString(apiHost)}`
  return `{projectId: ${quoteString(projectId)}, dataset: ${quoteString(dataset)}${host}}`
}
