import type {Delivery} from '@reader-article/delivery'

import type {TemplateValues} from '../template.ts'
import {readFeed} from './read-feed.ts'
import {readLinkPreview} from './read-link-preview.ts'
import {readNewsletter} from './read-newsletter.ts'
import {readSearchResult} from './read-search-result.ts'
import {readStripped} from './read-stripped.ts'

/**
 * Reads the values of a page that shows an article as a program of somebody else does.
 *
 * @param site - The URL of the site.
 */
export type PlaceReader = (delivery: Delivery, site: string) => Promise<TemplateValues>

/** The example pages for places in which no script of ours runs, by name. */
export const PLACES: ReadonlyMap<string, PlaceReader> = new Map([
  ['stripped', readStripped],
  ['newsletter', readNewsletter],
  ['feed-reader', readFeed],
  ['search-result', readSearchResult],
  ['link-preview', readLinkPreview],
])
