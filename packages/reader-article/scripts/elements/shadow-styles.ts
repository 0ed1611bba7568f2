import {type ChildNode, parse} from 'postcss'

import {extraStyles} from '../../src/reader-article/article-extras.styles.ts'
import {articleStyles} from '../../src/reader-article/reader-article.styles.ts'
import {minifyCss} from '../bundle/minify-css.ts'
import {type NeededRule, splitByNeeds} from './rule-needs.ts'

/** The minified style sheets for the shadow root of `<reader-article>`. */
export interface ShadowStyles {
  readonly rules: readonly NeededRule[]
  readonly themes: Readonly<Record<string, string>>
}

/** Creates the style sheets for a shadow root that has its article from the beginning, without a fallback. */
export function createShadowStyles(themes: Readonly<Record<string, string>>): ShadowStyles {
  const article = minifyCss(articleStyles.map(({cssText}) => cssText).join(''), 'reader-article')
  return {
    rules: splitByNeeds(article + minifyCss(extraStyles.cssText, 'article-extras')),
    themes: Object.fromEntries(
      Object.entries(themes).map(([name, css]) => [name, minifyCss(moveIntoShadow(css), name)]),
    ),
  }
}

/** Rewrites a theme, whose rules are for a page, for the shadow root of an article. */
function moveIntoShadow(css: string): string {
  const root = parse(css)
  root.walkRules((rule) => {
    const selectors = rule.selectors.flatMap((selector) => moveSelector(selector) ?? [])
    if (selectors.length > 0) {
      rule.selectors = selectors
    } else {
      removeWithEmptyParents(rule)
    }
  })
  return root.toString()
}

/** Returns undefined for other elements, and for what an article from the beginning does not have: a fallback and a message. */
function moveSelector(selector: string): string | undefined {
  const own = selector.replace(/^:is\([^)]*\breader-article\b[^)]*\)/, 'reader-article')
  const [, part, rest = ''] = /^reader-article(?:::part\(([\w-]+)\)(\S*))?$/.exec(own) ?? []
  if (part === undefined) {
    return own === 'reader-article' ? ':host' : undefined
  }
  return part === 'message' ? undefined : `[part~='${part}']${rest}`
}

function removeWithEmptyParents(node: ChildNode): void {
  const {parent} = node
  node.remove()
  if (parent?.type === 'atrule' && parent.nodes?.length === 0) {
    parent.remove()
  }
}
