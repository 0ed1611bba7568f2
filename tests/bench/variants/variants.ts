import {byScript} from './by-script/by-script.ts'
import {naive} from './naive/naive.ts'
import {naivePreconnected} from './naive-preconnected/naive-preconnected.ts'
import {oneFile} from './one-file/one-file.ts'
import {preloaded} from './preloaded/preloaded.ts'
import {react} from './react/react.ts'
import {serverRendered} from './server-rendered/server-rendered.ts'
import {snippet} from './snippet/snippet.ts'
import {staticPage} from './static-page/static-page.ts'
import type {Variant} from './variant.ts'

/** All variants that are compared, the baseline first. */
export const VARIANTS: readonly Variant[] = [
  staticPage,
  naive,
  naivePreconnected,
  react,
  byScript,
  snippet,
  preloaded,
  oneFile,
  serverRendered,
]

/**
 * Finds the page at a path such as `/by-script?slug=a&slug=b&reserved=60rem`.
 *
 * @returns Its variant, articles and reserved height; undefined if no variant has that name.
 */
export function findPage(
  path: string,
): {variant: Variant; slugs: string[]; reservedHeight: string | undefined} | undefined {
  const {pathname, searchParams} = new URL(path, 'http://page.localhost')
  const variant = VARIANTS.find(({name}) => `/${name}` === pathname)
  return (
    variant && {
      variant,
      slugs: searchParams.getAll('slug'),
      reservedHeight: searchParams.get('reserved') ?? undefined,
    }
  )
}

/** Returns the path of a page, as `findPage` reads it. */
export function getPagePath(
  variant: Variant,
  slugs: readonly string[],
  reservedHeight?: string,
): string {
  const search = new URLSearchParams(slugs.map((slug) => ['slug', slug]))
  if (reservedHeight) {
    search.set('reserved', reservedHeight)
  }
  return `/${variant.name}?${search}`
}
