import {getPageStyles, THEME_NAMES} from 'reader-article/ssr'

/** What the elements inherit from a site fits its fonts, and not those of a theme. */
const OWN_GROUND = 'font-weight: 400; letter-spacing: normal;'
const TAGS = ['reader-article', 'reader-card'] as const

/**
 * Returns the style sheet of articles and cards in a page.
 *
 * Without a theme, every rule of the site overrides it. A theme has grounds of its own, on which the site's colours can
 * be unreadable, so that its rules, and those that it builds on, override the site's. Each theme applies only within
 * its class: a page can show articles in several.
 */
export function createPageStyles(): string {
  const classes = THEME_NAMES.map((name) => `.reader-article-theme-${name}`)
  const unlayered = getPageStyles(TAGS).replaceAll(/@layer reader-[a-z]+ \{/g, '@media all {')
  return [
    getPageStyles(TAGS),
    `.reader-article-embed:is(${classes.join(', ')}) {\n${OWN_GROUND}\n${unlayered}\n}`,
    // The repeated class lets a theme override what it builds on, as it does in a shadow root.
    ...THEME_NAMES.map((name, index) => {
      const rules = getPageStyles([], name)
      return `.reader-article-embed${classes[index]}${classes[index]} {\n${rules}\n}`
    }),
  ].join('\n')
}
