import {copyFile, mkdir, readdir, readFile} from 'node:fs/promises'

/**
 * Copies the files for script tags into a folder that is named after the version, such as
 * `dist/cdn/0.1.0/`: a URL with a version can be cached for ever, because its content never changes.
 */
const PACKAGE = new URL('../', import.meta.url)
const CDN = new URL('dist/cdn/', PACKAGE)

const manifest: {version: string} = JSON.parse(
  await readFile(new URL('package.json', PACKAGE), 'utf8'),
)
const folder = new URL(`${manifest.version}/`, CDN)
await mkdir(folder)
for (const entry of await readdir(CDN, {withFileTypes: true})) {
  if (entry.isFile()) {
    await copyFile(new URL(entry.name, CDN), new URL(entry.name, folder))
  }
}
