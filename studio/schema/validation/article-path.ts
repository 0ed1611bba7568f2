import {currentTexts} from '../../i18n/current-texts.ts'
import {checkLinkHref} from './link-href.ts'

const PLACEHOLDER = '{slug}'

/** Accepts a safe URL pattern that contains {slug} exactly once, and no other braces. */
export function checkArticlePath(path: string | undefined): true | string {
  if (path === undefined) {
    return true
  }
  const [before, after, ...repeated] = path.split(PLACEHOLDER)
  if (before === undefined || after === undefined || repeated.length > 0) {
    return currentTexts().t('validation.path.placeholder')
  }
  if (/[{}]/u.test(before + after)) {
    return currentTexts().t('validation.path.braces')
  }
  if (!/^(?:\/|https?:)/iu.test(path)) {
    return currentTexts().t('validation.path.begin')
  }
  return checkLinkHref(`${before}x${after}`)
}
