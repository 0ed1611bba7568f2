import {ActivityIcon} from '@sanity/icons/Activity'
import {ArchiveIcon} from '@sanity/icons/Archive'
import {UsersIcon} from '@sanity/icons/Users'
import type {StructureBuilder} from 'sanity/structure'

import {API_VERSION} from '@reader-article/content'

import {WhoIsAvailable} from '../availability/who-is-available.tsx'

/** Readers who work here; the switch of their status stands above each one's profile. */
export function readers(S: StructureBuilder) {
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

/** Who can be reached now, with two clicks to switch: the reader, then the status. */
export function whoIsAvailable(S: StructureBuilder) {
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

/** Readers who have left; their PINs are never given out again. */
export function retiredReaders(S: StructureBuilder) {
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
