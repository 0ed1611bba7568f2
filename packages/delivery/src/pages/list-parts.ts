import {
  type Attributes,
  type Child,
  imageBase,
  imageSource,
  Markup,
  markup as h,
} from '@reader-article/content'
import {type ListRendering, renderArticleList} from 'reader-article/ssr'

import type {FoundList} from '../content/get-list.ts'
import type {ListedReader, SitePages} from '../content/get-site-pages.ts'
import {pageUrl, serverPage, type Site} from '../site.ts'
import {findPageWords} from '../words.ts'

/** Renders a page of a list, and the links to its other pages. */
export function renderList(
  found: FoundList,
  site: Site,
  url: string,
  now: Date,
  options: Pick<ListRendering, 'readerPin' | 'headingLevel' | 'hasLead'> = {},
): Child<Markup> {
  const words = findPageWords(site.lang)
  const {previous, next} = neighbours(found, url)
  return [
    new Markup(
      renderArticleList(found.copy.result, {
        ...serverPage(site, now),
        layout: 'grid',
        ...options,
      }),
    ),
    (previous || next) &&
      h(
        'nav',
        null,
        h(
          'ul',
          {class: 'links', role: 'list'},
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

/** Renders links to the topics and the readers, each with a heading. */
export function renderDirectory({topics, readers}: SitePages, site: Site): Child<Markup> {
  const words = findPageWords(site.lang)
  return [
    topics.length > 0 &&
      h(
        'section',
        null,
        h('h2', null, words.topics),
        h(
          'ul',
          {class: 'links', role: 'list'},
          topics.map(({title, key}) =>
            h('li', null, h('a', {href: pageUrl(site, 'topics', key)}, title)),
          ),
        ),
      ),
    readers.length > 0 &&
      h(
        'section',
        null,
        h('h2', null, words.readers),
        h(
          'ul',
          {class: 'people', role: 'list'},
          readers.map((reader) => renderPerson(reader, site)),
        ),
      ),
  ]
}

function renderPerson({title, key, description, photo}: ListedReader, site: Site): Markup {
  const {src} = photo ? imageSource(photo, imageBase(site.dataset), [192], 1) : {}
  return h(
    'li',
    null,
    // The name next to the photo is the link's text.
    src && h('img', {alt: '', width: 96, height: 96, loading: 'lazy', src}),
    h('a', {href: pageUrl(site, 'readers', key)}, title),
    description && h('span', null, description),
  )
}

function neighbours({page, hasMore}: FoundList, url: string): {previous: string; next: string} {
  return {
    previous: page > 1 ? listUrl(url, page - 1) : '',
    next: hasMore ? listUrl(url, page + 1) : '',
  }
}
