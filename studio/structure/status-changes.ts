import {ClockIcon} from '@sanity/icons/Clock'
import type {StructureBuilder} from 'sanity/structure'

import {API_VERSION} from '@reader-article/content'

/** Who switched whose status, the latest change first; a list to read only. */
export function buildStatusChanges(S: StructureBuilder) {
  return S.listItem()
    .id('status-changes')
    .title('Status changes')
    .icon(ClockIcon)
    .child(
      S.documentList()
        .id('status-changes')
        .title('Status changes')
        .schemaType('statusChange')
        .apiVersion(API_VERSION)
        .filter('_type == "statusChange"')
        .defaultOrdering([{field: 'at', direction: 'desc'}])
        .initialValueTemplates([]),
    )
}
