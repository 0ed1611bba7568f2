import {DesktopIcon} from '@sanity/icons/Desktop'
import {
  defineDocuments,
  defineLocations,
  type PresentationPluginOptions,
  presentationTool,
} from 'sanity/presentation'

import {currentTexts} from '../i18n/current-texts.ts'
import {ENGLISH_TEXTS} from '../i18n/english-texts.ts'
import {sitePath} from './site-path.ts'

/** The name of the tool in URLs. */
export const PRESENTATION_NAME = 'website'

/**
 * The website in the Studio, drafts included: a click on a text or a picture opens its field.
 *
 * @param site - The origin of a website with draft mode.
 */
export function sitePresentation(site: string) {
  return presentationTool({
    name: PRESENTATION_NAME,
    title: ENGLISH_TEXTS.t('website.title'),
    icon: DesktopIcon,
    previewUrl: {initial: site, previewMode: {enable: '/api/draft'}},
    allowOrigins: [site],
    resolve: {mainDocuments: MAIN_DOCUMENTS, locations: LOCATIONS},
  })
}

/** The document that a page of the website is about. */
const MAIN_DOCUMENTS = defineDocuments([
  {route: '/articles/:slug', filter: '_type == "article" && slug.current == $slug'},
  {route: '/readers/:pin', filter: '_type == "reader" && pin == $pin'},
])

/** The pages of the website that show a document. */
const LOCATIONS: NonNullable<PresentationPluginOptions['resolve']>['locations'] = {
  article: defineLocations({
    select: {title: 'title', slug: 'slug', pin: 'reader.pin', name: 'reader.name'},
    resolve: (article) => ({
      locations: [
        ...locate('article', article, article?.['title']),
        ...locate('reader', article, article?.['name']),
      ],
    }),
  }),
  reader: defineLocations({
    select: {name: 'name', pin: 'pin'},
    resolve: (reader) => ({locations: locate('reader', reader, reader?.['name'])}),
  }),
}

function locate(type: string, document: Record<string, unknown> | null, title: unknown) {
  const href = document ? sitePath(type, document) : undefined
  return href === undefined
    ? []
    : [{href, title: typeof title === 'string' ? title : currentTexts().t('website.untitled')}]
}
