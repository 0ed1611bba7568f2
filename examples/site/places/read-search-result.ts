import {list, record, text} from '@reader-article/content'
import type {Delivery} from '@reader-article/delivery'

import type {TemplateValues} from '../template.ts'
import {fetchText} from './fetch-text.ts'
import {readPage} from './read-page.ts'

const SLUG = 'the-empty-chair-at-the-table'

/** Reads what a search engine lists: title, URL and description, and the structured data for dates and paths. */
export async function readSearchResult(delivery: Delivery, site: string): Promise<TemplateValues> {
  const html = await fetchText(delivery, `${site}/articles/${SLUG}`)
  const {title, canonical, meta, data} = readPage(html)
  const ofType = (type: string) => record(data.find((each) => record(each)['@type'] === type))
  const article = ofType('Article')
  const crumbs = list(ofType('BreadcrumbList')['itemListElement'])
  const date = new Date(text(article['datePublished']))
  return {
    title,
    url: canonical,
    description: meta.get('description') ?? '',
    path: crumbs.map((crumb) => text(record(crumb)['name'])).join(' › '),
    author: text(record(article['author'])['name']),
    date: date.toLocaleDateString('en-GB', {dateStyle: 'medium'}),
    data: JSON.stringify(data, null, 2),
  }
}
