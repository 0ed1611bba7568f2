import {byScript} from './by-script/by-script.ts'
import {naive} from './naive/naive.ts'
import {naivePreconnected} from './naive-preconnected/naive-preconnected.ts'
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
  serverRendered,
]

/**
 * The page at a path such as `/by-script?slug=a&slug=b&reserved=60rem`.
 *
 * @returns Its variant and what it shows; undefined if no variant has that name.
 */
export function pageAt(
  path: string,
): {variant: Variant; slugs: string[]; reserved: string | undefined} | undefined {
  const {pathname, searchParams} = new URL(path, 'http://page.localhost')
  const variant = VARIANTS.find(({name}) => `/${name}` === pathname)
  return (
    variant && {
      variant,
      slugs: searchParams.getAll('slug'),
      reserved: searchParams.get('reserved') ?? undefined,
    }
  )
}

/** The path of a page, as `pageAt` reads it. */
export function pathOf(variant: Variant, slugs: readonly string[], reserved?: string): string {
  const search = new URLSearchParams(slugs.map((slug) => ['slug', slug]))
  if (reserved) {
    search.set('reserved', reserved)
  }
  return `/${variant.name}?${search}`
}
