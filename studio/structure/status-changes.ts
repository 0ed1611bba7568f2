import {ClockIcon} from '@sanity/icons/Clock'
import type {StructureBuilder} from 'sanity/structure'

import {API_VERSION} from '@reader-article/content'

import {currentTexts} from '../i18n/current-texts.ts'

/** Who switched whose status, the latest change first; a list to read only. */
export function buildStatusChanges(S: StructureBuilder) {
  return S.listItem()
    .id('status-changes')
    .title(currentTexts().t('lists.status-changes'))
    .icon(ClockIcon)
    .child(
      S.documentList()
        .id('status-changes')
        .title(currentTexts().t('lists.status-changes'))
        .schemaType('statusChange')
        .apiVersion(API_VERSION)
        .filter('_type == "statusChange"')
        .defaultOrdering([{field: 'at', direction: 'desc'}])
        .initialValueTemplates([]),
    )
}
