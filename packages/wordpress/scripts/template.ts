import {type GetTextTranslation, po} from 'gettext-parser'

import {type Files, textOf} from './plugin-files.ts'

/** A text of the plugin, and what translators need. */
interface PluginText {
  readonly msgid: string
  readonly msgctxt: string
  readonly reference: string
  readonly extracted: string
}

const CALL =
  /(?:\/\* translators: (?<comment>[^*]+?) \*\/\s*(?:[^\n]*?))?\b(?:__|esc_html__|esc_attr__)\(\s*'(?<text>(?:[^'\\]|\\.)*)',\s*'reader-article'\s*\)/g
const HEADER = /^ \* (?:Plugin Name|Description): +(?<text>.+)$/gm
/** The contexts in which WordPress looks up the texts of a block. */
const BLOCK_TEXTS = [
  ['title', 'block title'],
  ['description', 'block description'],
] as const

/** Writes the template of translations (.pot) with all texts of the plugin. */
export function createTemplate(files: Files): string {
  const translations: Record<string, Record<string, GetTextTranslation>> = {}
  for (const {msgid, msgctxt, reference, extracted} of findTexts(files)) {
    const context = (translations[msgctxt] ??= {})
    const former = context[msgid]?.comments
    context[msgid] = {
      msgid,
      ...(msgctxt && {msgctxt}),
      msgstr: [''],
      comments: {
        reference: [former?.reference, reference].filter(Boolean).join('\n'),
        ...((former?.extracted || extracted) && {extracted: former?.extracted || extracted}),
      },
    }
  }
  const headers = {
    'project-id-version': 'Reader Article',
    'mime-version': '1.0',
    'content-type': 'text/plain; charset=UTF-8',
    'content-transfer-encoding': '8bit',
    'x-domain': 'reader-article',
  }
  return `${po.compile({charset: 'utf-8', headers, translations}, {foldLength: 0}).toString('utf8')}\n`
}

function findTexts(files: Files): readonly PluginText[] {
  const php = Object.keys(files).filter((path) => path.endsWith('.php'))
  return [
    ...php.flatMap((path) => findCalls(textOf(files, path), path)),
    ...[...textOf(files, 'reader-article.php').matchAll(HEADER)].map(({groups}) => ({
      msgid: groups?.['text'] ?? '',
      msgctxt: '',
      reference: 'reader-article.php',
      extracted: '',
    })),
    ...findBlockTexts(textOf(files, 'block/block.json')),
  ]
}

function findCalls(source: string, reference: string): readonly PluginText[] {
  return [...source.matchAll(CALL)].map(({groups}) => ({
    msgid: (groups?.['text'] ?? '').replaceAll(/\\(.)/g, '$1'),
    msgctxt: '',
    reference,
    extracted: groups?.['comment'] ? `translators: ${groups['comment']}` : '',
  }))
}

function findBlockTexts(json: string): readonly PluginText[] {
  const block: Record<string, unknown> = JSON.parse(json)
  const keywords = Array.isArray(block['keywords']) ? block['keywords'] : []
  const pairs = [
    ...BLOCK_TEXTS.map(([name, context]) => [block[name], context]),
    ...keywords.map((word) => [word, 'block keyword']),
  ]
  return pairs.map(([text, msgctxt]) => ({
    msgid: String(text),
    msgctxt: String(msgctxt),
    reference: 'block/block.json',
    extracted: '',
  }))
}
