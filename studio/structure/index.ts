import {CogIcon} from '@sanity/icons/Cog'
import {ThListIcon} from '@sanity/icons/ThList'
import {TagsIcon} from '@sanity/icons/Tags'
import type {StructureResolver} from 'sanity/structure'

import {SETTINGS_ID} from '../schema/singletons/settings.ts'
import {buildArticles} from './articles.ts'
import {buildStatusChanges} from './status-changes.ts'
import {
  buildReaders,
  buildReadersByStatus,
  buildRetiredReaders,
  buildWhoIsAvailable,
} from './readers.ts'

/** The lists of the Structure tool, with what editors use most often first. */
export const structure: StructureResolver = (S, context) =>
  S.list()
    .id('root')
    .title('Desk')
    .items([
      buildArticles(S, context),
      buildReaders(S),
      buildWhoIsAvailable(S),
      buildReadersByStatus(S, context),
      S.divider(),
      S.listItem()
        .id('topics')
        .title('Topics')
        .icon(TagsIcon)
        .child(
          S.documentTypeList('topic')
            .title('Topics')
            .defaultOrdering([{field: 'title', direction: 'asc'}]),
        ),
      S.listItem()
        .id('statuses')
        .title('Statuses')
        .icon(ThListIcon)
        .child(
          S.documentTypeList('status')
            .title('Statuses')
            .defaultOrdering([{field: 'order', direction: 'asc'}]),
        ),
      buildStatusChanges(S),
      buildRetiredReaders(S),
      S.divider(),
      S.listItem()
        .id('settings')
        .title('Settings')
        .icon(CogIcon)
        .child(S.document().schemaType('settings').documentId(SETTINGS_ID).title('Settings')),
    ])
