import {ActivityIcon} from '@sanity/icons/Activity'
import {ArchiveIcon} from '@sanity/icons/Archive'
import {BarChartIcon} from '@sanity/icons/BarChart'
import {UsersIcon} from '@sanity/icons/Users'
import {map} from 'rxjs'
import type {StructureBuilder, StructureResolverContext} from 'sanity/structure'

import {API_VERSION, text} from '@reader-article/content'

import {WhoIsAvailable} from '../availability/who-is-available.tsx'
import {currentTexts} from '../i18n/current-texts.ts'
import {NO_STATUS_ID, ReadersOfStatus, StatusCounts} from './readers-by-status.tsx'

const STATUS_OPTIONS = {
  apiVersion: API_VERSION,
  perspective: 'published',
  tag: 'status-label',
} as const

/** Readers who have not retired. The form of a reader has the status buttons above the profile. */
export function buildReaders(S: StructureBuilder) {
  return S.listItem()
    .id('readers')
    .title(currentTexts().t('lists.readers'))
    .icon(UsersIcon)
    .child(
      S.documentList()
        .id('readers')
        .title(currentTexts().t('lists.readers'))
        .schemaType('reader')
        .apiVersion(API_VERSION)
        .filter('_type == "reader" && retired != true')
        .defaultOrdering([{field: 'name', direction: 'asc'}])
        .initialValueTemplates([
          S.initialValueTemplateItem('reader').title(currentTexts().t('lists.new-reader')),
        ]),
    )
}

/** The status of every reader. Two clicks switch a status: first on the reader, then on the new status. */
export function buildWhoIsAvailable(S: StructureBuilder) {
  return S.listItem()
    .id('who-is-available')
    .title(currentTexts().t('lists.who-is-available'))
    .icon(ActivityIcon)
    .child(
      S.component(WhoIsAvailable)
        .id('who-is-available')
        .title(currentTexts().t('lists.who-is-available'))
        .canHandleIntent((intent, {type}) => intent === 'edit' && type === 'availability')
        .child((id) => S.document().schemaType('availability').documentId(id)),
    )
}

/** The statuses with the number of readers who have them now, and the readers of each. */
export function buildReadersByStatus(S: StructureBuilder, context: StructureResolverContext) {
  return S.listItem()
    .id('readers-by-status')
    .title(currentTexts().t('lists.readers-by-status'))
    .icon(BarChartIcon)
    .child(
      S.component(StatusCounts)
        .id('readers-by-status')
        .title(currentTexts().t('lists.readers-by-status'))
        .child((id) => buildReadersOfStatus(S, context, id)),
    )
}

function buildReadersOfStatus(
  S: StructureBuilder,
  {documentStore}: StructureResolverContext,
  statusId: string,
) {
  return documentStore.listenQuery('*[_id == $statusId][0].label', {statusId}, STATUS_OPTIONS).pipe(
    map((label) =>
      S.component(ReadersOfStatus)
        .id(statusId)
        .title(
          statusId === NO_STATUS_ID
            ? currentTexts().t('switchboard.no-status')
            : text(label) || currentTexts().t('lists.readers'),
        )
        .child((readerId) => S.document().schemaType('reader').documentId(readerId)),
    ),
  )
}

/** Readers who have retired; their PINs are never used again. */
export function buildRetiredReaders(S: StructureBuilder) {
  return S.listItem()
    .id('retired-readers')
    .title(currentTexts().t('lists.retired-readers'))
    .icon(ArchiveIcon)
    .child(
      S.documentList()
        .id('retired-readers')
        .title(currentTexts().t('lists.retired-readers'))
        .schemaType('reader')
        .apiVersion(API_VERSION)
        .filter('_type == "reader" && retired == true')
        .defaultOrdering([{field: 'name', direction: 'asc'}])
        .initialValueTemplates([]),
    )
}
