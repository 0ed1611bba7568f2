import {checkLinkAddress} from './link-address.ts'

const PLACEHOLDER = '{slug}'

/** Accepts an address in which {slug} stands exactly once, and nothing else in braces. */
export function checkArticlePath(path: string | undefined): true | string {
  if (path === undefined) {
    return true
  }
  const [before, after, ...more] = path.split(PLACEHOLDER)
  if (before === undefined || after === undefined || more.length > 0) {
    return `Write ${PLACEHOLDER} once, where the article's own address goes: /articles/${PLACEHOLDER}.`
  }
  if (/[{}]/u.test(before + after)) {
    return `Only ${PLACEHOLDER} may stand in braces: /articles/${PLACEHOLDER}.`
  }
  if (!/^(?:\/|https?:)/iu.test(path)) {
    return `Begin with one slash or with https://: /articles/${PLACEHOLDER}.`
  }
  return checkLinkAddress(`${before}x${after}`)
}
