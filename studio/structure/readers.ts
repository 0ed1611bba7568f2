import {ActivityIcon} from '@sanity/icons/Activity'
import {ArchiveIcon} from '@sanity/icons/Archive'
import {UsersIcon} from '@sanity/icons/Users'
import type {StructureBuilder} from 'sanity/structure'

import {API_VERSION} from '@reader-article/content'

import {WhoIsAvailable} from '../availability/who-is-available.tsx'

/** Readers who have not retired. The form of a reader has the status buttons above the profile. */
export function buildReaders(S: StructureBuilder) {
  return S.listItem()
    .id('readers')
    .title('Readers')
    .icon(UsersIcon)
    .child(
      S.documentList()
        .id('readers')
        .title('Readers')
        .schemaType('reader')
        .apiVersion(API_VERSION)
        .filter('_type == "reader" && retired != true')
        .defaultOrdering([{field: 'name', direction: 'asc'}])
        .initialValueTemplates([S.initialValueTemplateItem('reader')]),
    )
}

/** The status of every reader. Two clicks switch a status: first on the reader, then on the new status. */
export function buildWhoIsAvailable(S: StructureBuilder) {
  return S.listItem()
    .id('who-is-available')
    .title('Who is available')
    .icon(ActivityIcon)
    .child(
      S.component(WhoIsAvailable)
        .id('who-is-available')
        .title('Who is available')
        .canHandleIntent((intent, {type}) => intent === 'edit' && type === 'availability')
        .child((id) => S.document().schemaType('availability').documentId(id)),
    )
}

/** Readers who have retired; their PINs are never used again. */
export function buildRetiredReaders(S: StructureBuilder) {
  return S.listItem()
    .id('retired-readers')
    .title('Retired readers')
    .icon(ArchiveIcon)
    .child(
      S.documentList()
        .id('retired-readers')
        .title('Retired readers')
        .schemaType('reader')
        .apiVersion(API_VERSION)
        .filter('_type == "reader" && retired == true')
        .defaultOrdering([{field: 'name', direction: 'asc'}])
        .initialValueTemplates([]),
    )
}
