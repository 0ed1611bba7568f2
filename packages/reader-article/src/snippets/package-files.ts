import type {SnippetFiles} from './snippet-options.ts'

/**
 * Returns the folders of a published version on jsDelivr, a CDN of npm packages.
 *
 * @param version - The whole version, such as `0.1.0`: hashes match only one version.
 */
export function getPackageFiles(
  version: string,
  integrity?: SnippetFiles['integrity'],
): SnippetFiles {
  const folder = `https://cdn.jsdelivr.net/npm/reader-article@${version}`
  return {scripts: `${folder}/dist/cdn`, themes: `${folder}/themes`, integrity}
}
