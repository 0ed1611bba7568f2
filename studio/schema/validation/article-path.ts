import {checkLinkHref} from './link-href.ts'

const PLACEHOLDER = '{slug}'

/** Accepts a safe URL pattern that contains {slug} exactly once, and no other braces. */
export function checkArticlePath(path: string | undefined): true | string {
  if (path === undefined) {
    return true
  }
  const [before, after, ...repeated] = path.split(PLACEHOLDER)
  if (before === undefined || after === undefined || repeated.length > 0) {
    return `Write ${PLACEHOLDER} once, where the last part of the article's address belongs, such as /articles/${PLACEHOLDER}.`
  }
  if (/[{}]/u.test(before + after)) {
    return `Use braces only for ${PLACEHOLDER}, such as /articles/${PLACEHOLDER}.`
  }
  if (!/^(?:\/|https?:)/iu.test(path)) {
    return `Begin with one slash or with https://, such as /articles/${PLACEHOLDER}.`
  }
  return checkLinkHref(`${before}x${after}`)
}
