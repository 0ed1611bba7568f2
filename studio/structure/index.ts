import {CogIcon} from '@sanity/icons/Cog'
import {ThListIcon} from '@sanity/icons/ThList'
import {TagsIcon} from '@sanity/icons/Tags'
import type {StructureResolver} from 'sanity/structure'

import {currentTexts} from '../i18n/current-texts.ts'
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
    .title(currentTexts().t('lists.title'))
    .items([
      buildArticles(S, context),
      buildReaders(S),
      buildWhoIsAvailable(S),
      buildReadersByStatus(S, context),
      S.divider(),
      S.listItem()
        .id('topics')
        .title(currentTexts().t('lists.topics'))
        .icon(TagsIcon)
        .child(
          S.documentTypeList('topic')
            .title(currentTexts().t('lists.topics'))
            .defaultOrdering([{field: 'title', direction: 'asc'}]),
        ),
      S.listItem()
        .id('statuses')
        .title(currentTexts().t('lists.statuses'))
        .icon(ThListIcon)
        .child(
          S.documentTypeList('status')
            .title(currentTexts().t('lists.statuses'))
            .defaultOrdering([{field: 'order', direction: 'asc'}]),
        ),
      buildStatusChanges(S),
      buildRetiredReaders(S),
      S.divider(),
      S.listItem()
        .id('settings')
        .title(currentTexts().t('lists.settings'))
        .icon(CogIcon)
        .child(
          S.document()
            .schemaType('settings')
            .documentId(SETTINGS_ID)
            .title(currentTexts().t('lists.settings')),
        ),
    ])
