import {CogIcon} from '@sanity/icons/Cog'
import {ThListIcon} from '@sanity/icons/ThList'
import {TagsIcon} from '@sanity/icons/Tags'
import type {StructureResolver} from 'sanity/structure'

import {SETTINGS_ID} from '../schema/singletons/settings.ts'
import {articles} from './articles.ts'
import {readers, retiredReaders, whoIsAvailable} from './readers.ts'

/** The desk: what an editor sees first, in the order of a working day. */
export const structure: StructureResolver = (S) =>
  S.list()
    .id('desk')
    .title('Desk')
    .items([
      articles(S),
      readers(S),
      whoIsAvailable(S),
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
      retiredReaders(S),
      S.divider(),
      S.listItem()
        .id('settings')
        .title('Settings')
        .icon(CogIcon)
        .child(S.document().schemaType('settings').documentId(SETTINGS_ID).title('Settings')),
    ])
