import {ENGLISH} from '../i18n/en/index.ts'
import type {PlainTextKey, Translate} from '../i18n/translate.ts'

type TitleKey = Extract<PlainTextKey, `embed.code.${string}`>

const KEYS = [
  'embed.code.page',
  'embed.code.content',
  'embed.code.script',
  'embed.code.html',
  'embed.code.install',
  'embed.code.vue',
  'embed.code.svelte',
  'embed.code.react',
  'embed.code.server',
] as const satisfies readonly TitleKey[]

/** Translates a title of `reader-article/snippets`, which are English; names of files stay as they are. */
export function translateCodeTitle(title: string, t: Translate): string {
  const key = KEYS.find((each) => ENGLISH[each] === title)
  return key === undefined ? title : t(key)
}
