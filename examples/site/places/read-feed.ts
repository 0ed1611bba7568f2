import {Markup, markup as h, serialise} from '@reader-article/content'
import type {Delivery} from '@reader-article/delivery'
import {parseFeed} from '@rowanmanning/feed-parser'

import type {TemplateValues} from '../template.ts'
import {fetchText} from './fetch-text.ts'
import {sanitize} from './sanitize.ts'

/** Reads a feed as a feed reader does: parses it, and sanitises the content of its items. */
export async function readFeed(delivery: Delivery, site: string): Promise<TemplateValues> {
  const {title, items} = parseFeed(await fetchText(delivery, `${site}/feed.xml`))
  const entries = items.map(({title: heading, url, published, authors, content}, index) =>
    h(
      'details',
      {name: 'item', open: index === 0},
      h(
        'summary',
        null,
        h('strong', null, heading ?? ''),
        h('small', null, [authors[0]?.name, formatDate(published)].filter(Boolean).join(' · ')),
      ),
      h('div', {class: 'item'}, new Markup(sanitize(content ?? ''))),
      url && h('p', null, h('a', {href: url}, 'Open the page')),
    ),
  )
  return {title: title ?? '', count: String(items.length), items: {html: serialise(entries)}}
}

function formatDate(date: Date | null): string {
  return date?.toLocaleDateString('en-GB', {dateStyle: 'medium'}) ?? ''
}
