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

/** Each rule of a theme for all elements begins with this. */
const ALL_TAGS = ':is(reader-article, reader-card, reader-articles, reader-directory)'

/**
 * Returns a style sheet for tags that a server has rendered without a shadow root and without styles.
 *
 * @param tags - The tags on the page.
 * @param theme - By default the tags look like the page.
 * @param target - What has the theme's colours, font, background and padding: each of the tags by default, or the whole
 *   page, whose own parts can then use the theme's custom properties.
 * @example
 * const css = getPageStyles(['reader-article'], 'magazine')
 */
export function getPageStyles(
  tags: readonly (keyof typeof SHEETS)[],
  theme?: ThemeName,
  target: 'tags' | 'page' = 'tags',
): string {
  const rules = tags.map((tag) => nestStyles(tag, SHEETS[tag].map(({cssText}) => cssText).join('')))
  return [
    ...rules,
    theme === undefined ? '' : selectParts(selectTarget(THEMES[theme], target)),
  ].join('\n')
}

function selectTarget(css: string, target: 'tags' | 'page'): string {
  return target === 'page' ? css.replaceAll(`${ALL_TAGS} {`, 'body {') : css
}

/** Replaces `::part(name)`, which finds parts only in a shadow root. */
function selectParts(css: string): string {
  return css.replaceAll(/::part\(([\w-]+)\)/g, " [part~='$1']")
}
