import {ComposeIcon} from '@sanity/icons/Compose'
import {DocumentsIcon} from '@sanity/icons/Documents'
import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {TagIcon} from '@sanity/icons/Tag'
import {UserIcon} from '@sanity/icons/User'
import type {StructureBuilder} from 'sanity/structure'

import {API_VERSION} from '@reader-article/content'

// A query with a perspective gives a draft its published id and keeps its own as `_originalId`; a
// listener has no perspective, and only sees a draft come and go by its own `_id`.
const IS_DRAFT = '(_originalId in path("drafts.**") || _id in path("drafts.**"))'

/** Articles: all, drafts, by reader, by topic. */
export function articles(S: StructureBuilder) {
  return S.listItem()
    .id('articles')
    .title('Articles')
    .icon(DocumentsIcon)
    .child(
      S.list()
        .id('articles')
        .title('Articles')
        .items([allArticles(S), drafts(S), S.divider(), byReader(S), byTopic(S)]),
    )
}

function allArticles(S: StructureBuilder) {
  return S.listItem()
    .id('all')
    .title('All articles')
    .icon(DocumentTextIcon)
    .child(
      S.documentTypeList('article')
        .title('All articles')
        .defaultOrdering([{field: 'publishedAt', direction: 'desc'}]),
    )
}

function drafts(S: StructureBuilder) {
  return S.listItem()
    .id('drafts')
    .title('Drafts')
    .icon(ComposeIcon)
    .child(
      S.documentList()
        .id('drafts')
        .title('Drafts')
        .schemaType('article')
        .apiVersion(API_VERSION)
        .filter(`_type == "article" && ${IS_DRAFT}`)
        .defaultOrdering([{field: '_updatedAt', direction: 'desc'}]),
    )
}

function byReader(S: StructureBuilder) {
  return S.listItem()
    .id('by-reader')
    .title('By reader')
    .icon(UserIcon)
    .child(
      S.documentTypeList('reader')
        .title('By reader')
        .defaultOrdering([{field: 'name', direction: 'asc'}])
        .child((readerId) =>
          S.documentList()
            .title('Articles')
            .schemaType('article')
            .apiVersion(API_VERSION)
            .filter('_type == "article" && reader._ref == $readerId')
            .params({readerId})
            .defaultOrdering([{field: 'publishedAt', direction: 'desc'}])
            .initialValueTemplates([S.initialValueTemplateItem('article-by-reader', {readerId})]),
        ),
    )
}

function byTopic(S: StructureBuilder) {
  return S.listItem()
    .id('by-topic')
    .title('By topic')
    .icon(TagIcon)
    .child(
      S.documentTypeList('topic')
        .title('By topic')
        .defaultOrdering([{field: 'title', direction: 'asc'}])
        .child((topicId) =>
          S.documentList()
            .title('Articles')
            .schemaType('article')
            .apiVersion(API_VERSION)
            .filter('_type == "article" && $topicId in topics[]._ref')
            .params({topicId})
            .defaultOrdering([{field: 'publishedAt', direction: 'desc'}])
            .initialValueTemplates([S.initialValueTemplateItem('article-on-topic', {topicId})]),
        ),
    )
}
