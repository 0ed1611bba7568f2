import {findLinkProblem} from '@reader-article/content'

import {currentTexts} from '../../i18n/current-texts.ts'

/**
 * Accepts the targets that pages link to, and an empty one: another rule requires it.
 *
 * @returns true, or a message that says what is wrong and what would be right.
 */
export function checkLinkHref(href: string | undefined): true | string {
  const problem = href ? findLinkProblem(href) : undefined
  if (!href || !problem) {
    return true
  }
  const {t} = currentTexts()
  switch (problem) {
    case 'two-slashes':
    case 'no-scheme':
      return t(`validation.link.${problem}`, {href})
    case 'forbidden-scheme':
      return t('validation.link.forbidden-scheme', {
        scheme: href.replace(/:.*/u, ':').toLowerCase(),
      })
    default:
      return t(`validation.link.${problem}`)
  }
}
