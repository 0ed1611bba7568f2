import {writeFile} from 'node:fs/promises'

import {readPluginFiles} from './plugin-files.ts'
import {createTemplate} from './template.ts'

/** `npm run generate -w @reader-article/wordpress`: writes the template of translations. */

const template = new URL('../plugin/languages/reader-article.pot', import.meta.url)
await writeFile(template, createTemplate(await readPluginFiles()))
