import type {Delivery} from '@reader-article/delivery'

import type {TemplateValues} from '../template.ts'
import {fetchText} from './fetch-text.ts'
import {readPage} from './read-page.ts'

const SLUG = 'love-after-a-long-silence'

/** Reads the Open Graph tags of a page, of which chats and social networks draw a card. */
export async function readLinkPreview(delivery: Delivery, site: string): Promise<TemplateValues> {
  const url = `${site}/articles/${SLUG}`
  const {meta} = readPage(await fetchText(delivery, url))
  const read = (property: string) => meta.get(`og:${property}`) ?? ''
  return {
    url: read('url') || url,
    title: read('title'),
    description: read('description'),
    name: read('site_name'),
    image: read('image'),
    alt: read('image:alt'),
    width: read('image:width'),
    height: read('image:height'),
  }
}
