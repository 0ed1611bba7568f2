import {frameStyles} from '../reader-card/reader-card.styles.ts'
import {layoutStyles} from '../reader-card/card-layout.styles.ts'
import {listStyles} from '../reader-articles/reader-articles.styles.ts'
import {extraStyles} from '../reader-article/article-extras.styles.ts'
import {articleStyles} from '../reader-article/reader-article.styles.ts'
import {hostStyles} from '../styles/host.styles.ts'
import {textStyles} from '../styles/text.styles.ts'
import {nestStyles} from './nest-styles.ts'
import {THEMES} from './themes.generated.ts'

/** The name of a theme, such as 'magazine'. */
export type ThemeName = keyof typeof THEMES

/** The names of the themes. */
export const THEME_NAMES: readonly ThemeName[] = ['plain', 'magazine', 'midnight']

const SHEETS = {
  'reader-article': [...articleStyles, extraStyles],
  'reader-articles': [hostStyles, textStyles, listStyles],
  'reader-card': [...layoutStyles, frameStyles],
}

/**
 * Returns a style sheet for tags that a server has rendered without a shadow root and without styles.
 *
 * @param tags - The tags on the page.
 * @param theme - By default the tags look like the page.
 * @example
 * const css = getPageStyles(['reader-article'], 'magazine')
 */
export function getPageStyles(tags: readonly (keyof typeof SHEETS)[], theme?: ThemeName): string {
  const rules = tags.map((tag) => nestStyles(tag, SHEETS[tag].map(({cssText}) => cssText).join('')))
  return [...rules, theme === undefined ? '' : selectParts(THEMES[theme])].join('\n')
}

/** Replaces `::part(name)`, which finds parts only in a shadow root. */
function selectParts(css: string): string {
  return css.replaceAll(/::part\(([\w-]+)\)/g, " [part~='$1']")
}
