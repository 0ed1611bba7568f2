import {unzipSync} from 'fflate'
import {type GetTextTranslations, mo, po} from 'gettext-parser'
import {expect, test} from 'vitest'

import {buildPlugin, zipPlugin} from './pack-plugin.ts'
import {readPluginFiles, textOf} from './plugin-files.ts'
import {createTemplate} from './template.ts'

const files = await buildPlugin()

test('the zip has one folder with what WordPress needs, and the same sources give the same bytes', () => {
  const zip = zipPlugin(files)
  expect(Buffer.compare(zip, zipPlugin(files))).toBe(0)
  const paths = Object.keys(unzipSync(zip)).filter((path) => !path.endsWith('/'))
  expect(
    paths.filter((path) => !/^reader-article\/src\/[a-z-]+\.php$/.test(path)).toSorted(),
  ).toEqual([
    'reader-article/LICENSE',
    'reader-article/block/block.json',
    'reader-article/block/editor.js',
    'reader-article/languages/reader-article-de_DE.mo',
    'reader-article/languages/reader-article-de_DE.po',
    'reader-article/languages/reader-article.pot',
    'reader-article/reader-article.php',
    'reader-article/readme.txt',
    'reader-article/scripts/live.js',
    'reader-article/styles/reader-article.css',
    'reader-article/uninstall.php',
  ])
})

test('the template of translations has all texts', async () => {
  // `npm run generate -w @reader-article/wordpress` writes it.
  expect(textOf(files, 'languages/reader-article.pot')).toBe(
    createTemplate(await readPluginFiles()),
  )
})

test('every text is in German, and its placeholders are', () => {
  const template = po.parse(textOf(files, 'languages/reader-article.pot'))
  const german = mo.parse(Buffer.from(files['languages/reader-article-de_DE.mo'] ?? []))
  expect(listTexts(german).map(([id]) => id)).toEqual(listTexts(template).map(([id]) => id))
  for (const [id, text] of listTexts(german)) {
    expect([id, text.length > 0, countPlaceholders(text)]).toEqual([
      id,
      true,
      countPlaceholders(id),
    ])
  }
})

test('the version is the same everywhere', () => {
  const versions = [
    /^ \* Version: +(\S+)$/m.exec(textOf(files, 'reader-article.php')),
    /VERSION = '([^']+)'/.exec(textOf(files, 'src/plugin.php')),
    /"version": "([^"]+)"/.exec(textOf(files, 'block/block.json')),
    /^Stable tag: (\S+)$/m.exec(textOf(files, 'readme.txt')),
  ]
  expect(versions.map((match) => match?.[1])).toEqual(['0.1.0', '0.1.0', '0.1.0', '0.1.0'])
})

test('every file of PHP is for WordPress only, and has strict types', () => {
  const php = Object.keys(files).filter((path) => path.endsWith('.php'))
  expect(
    php.filter((path) => {
      const source = textOf(files, path)
      return (
        !source.includes('declare(strict_types=1);') ||
        !/if \( ! defined\( '(?:ABSPATH|WP_UNINSTALL_PLUGIN)' \) \) \{\s+exit;/.test(source)
      )
    }),
  ).toEqual([])
})

test('hooks are added only in one file', () => {
  const withHooks = Object.keys(files).filter(
    (path) => path.endsWith('.php') && /\badd_(?:action|filter)\(/.test(textOf(files, path)),
  )
  expect(withHooks).toEqual(['src/plugin.php'])
})

test('styles of a theme apply only within its class', () => {
  const css = textOf(files, 'styles/reader-article.css')
  expect(css).toContain('@layer reader-article {')
  for (const theme of ['plain', 'magazine', 'midnight']) {
    const name = `.reader-article-theme-${theme}`
    expect(css).toContain(`.reader-article-embed${name}${name} {`)
  }
})

/** Returns the texts with their contexts, and their translations, in the order of their keys. */
function listTexts({translations}: GetTextTranslations): readonly (readonly [string, string])[] {
  return Object.entries(translations)
    .flatMap(([context, texts]) =>
      Object.values(texts).map(
        ({msgid, msgstr}) => [`${context}|${msgid}`, msgstr[0] ?? ''] as const,
      ),
    )
    .filter(([id]) => id !== '|')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function countPlaceholders(text: string): number {
  return text.split('%s').length - 1
}
