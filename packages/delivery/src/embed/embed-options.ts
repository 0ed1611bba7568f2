import {HIDEABLE_PARTS, type HideablePart, THEME_NAMES, type ThemeName} from 'reader-article/ssr'

import {isLanguageTag} from '../site.ts'

/** How a frame shows an article. */
export interface EmbedOptions {
  readonly theme: ThemeName | undefined
  readonly hide: readonly HideablePart[]
  readonly lang: string | undefined
}

/** Reads the options in the query of `/embed/…`; returns a message if one is not valid. */
export function readEmbedOptions(query: Readonly<Record<string, string>>): EmbedOptions | string {
  const {theme = '', hide = '', lang = ''} = query
  const knownTheme = THEME_NAMES.find((name) => name === theme)
  if (theme && !knownTheme) {
    return `theme ${JSON.stringify(theme)} is not a theme. Use one of: ${THEME_NAMES.join(', ')}.`
  }
  const parts = HIDEABLE_PARTS['reader-article']
  const words = hide.split(/[\s,]+/).filter(Boolean)
  const unknown = words.find((word) => !parts.some((part) => part === word))
  if (unknown !== undefined) {
    return `hide contains ${JSON.stringify(unknown)}, which is no part. Use words of: ${parts.join(', ')}.`
  }
  if (lang && !isLanguageTag(lang)) {
    return `lang ${JSON.stringify(lang)} is not a language tag. Use one such as "en" or "de-CH".`
  }
  return {
    theme: knownTheme,
    hide: parts.filter((part) => words.includes(part)),
    lang: lang || undefined,
  }
}
