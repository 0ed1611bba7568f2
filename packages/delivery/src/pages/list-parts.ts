import {type Attributes, type Child, Markup, markup as h} from '@reader-article/content'
import {type ListRendering, renderArticleList} from 'reader-article/ssr'

import type {FoundList} from '../content/get-list.ts'
import type {SitePage} from '../content/get-site-pages.ts'
import {serverPage, type Site} from '../site.ts'
import {findPageWords} from '../words.ts'

/** Renders a page of a list, and the links to its other pages. */
export function renderList(
  found: FoundList,
  site: Site,
  url: string,
  now: Date,
  options: Pick<ListRendering, 'readerPin' | 'headingLevel'> = {},
): Child<Markup> {
  const words = findPageWords(site.lang)
  const {previous, next} = neighbours(found, url)
  return [
    new Markup(renderArticleList(found.copy.result, {...serverPage(site, now), ...options})),
    (previous || next) &&
      h(
        'nav',
        null,
        h(
          'ul',
          null,
          previous && h('li', null, h('a', {href: previous, rel: 'prev'}, words.newer)),
          next && h('li', null, h('a', {href: next, rel: 'next'}, words.older)),
        ),
      ),
  ]
}

/** Returns the links to the other pages of a list, for the head of its page. */
export function neighbourLinks(found: FoundList, url: string): readonly Attributes[] {
  const {previous, next} = neighbours(found, url)
  return [
    ...(previous ? [{rel: 'prev', href: previous}] : []),
    ...(next ? [{rel: 'next', href: next}] : []),
  ]
}

/** Returns the URL of a page of a list. */
export function listUrl(url: string, page: number): string {
  return page === 1 ? url : `${url}?page=${page}`
}

/** Renders links to pages, with a heading. */
export function renderLinks(
  heading: string,
  pages: readonly SitePage[],
  url: (key: string) => string,
): Child<Markup> {
  return (
    pages.length > 0 &&
    h(
      'section',
      null,
      h('h2', null, heading),
      h(
        'ul',
        null,
        pages.map(({title, key}) => h('li', null, h('a', {href: url(key)}, title))),
      ),
    )
  )
}

function neighbours({page, hasMore}: FoundList, url: string): {previous: string; next: string} {
  return {
    previous: page > 1 ? listUrl(url, page - 1) : '',
    next: hasMore ? listUrl(url, page + 1) : '',
  }
}
