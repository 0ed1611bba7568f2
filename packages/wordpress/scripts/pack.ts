import {mkdir, writeFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'

import {buildPlugin, zipPlugin} from './pack-plugin.ts'

/** `npm run pack -w @reader-article/wordpress`: writes dist/reader-article.zip, which WordPress installs. */

const folder = new URL('../dist/', import.meta.url)
const zip = zipPlugin(await buildPlugin())
await mkdir(folder, {recursive: true})
await writeFile(new URL('reader-article.zip', folder), zip)
const path = fileURLToPath(new URL('reader-article.zip', folder))
console.log(`${path}: ${Math.ceil(zip.length / 1000)} kB`)
