import {ComposeIcon} from '@sanity/icons/Compose'
import {DocumentsIcon} from '@sanity/icons/Documents'
import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {TagIcon} from '@sanity/icons/Tag'
import {UserIcon} from '@sanity/icons/User'
import type {StructureBuilder, StructureResolverContext} from 'sanity/structure'

import {API_VERSION} from '@reader-article/content'

import {currentTexts} from '../i18n/current-texts.ts'
import {ReadersWithArticles, TopicsWithArticles} from './article-counts.tsx'
import {buildNeedsAttention} from './needs-attention.ts'

// A query with a perspective returns a draft under its published id, with its own id as `_originalId`.
// A listener has no perspective: it matches a draft by its own `_id`.
const IS_DRAFT = '(_originalId in path("drafts.**") || _id in path("drafts.**"))'

/** The lists of articles: all articles, only drafts, those that need work, by reader, by topic. */
export function buildArticles(S: StructureBuilder, context: StructureResolverContext) {
  return S.listItem()
    .id('articles')
    .title(currentTexts().t('lists.articles'))
    .icon(DocumentsIcon)
    .child(
      S.list()
        .id('articles')
        .title(currentTexts().t('lists.articles'))
        .items([
          buildAllArticles(S),
          buildDrafts(S),
          buildNeedsAttention(S, context),
          S.divider(),
          buildArticlesByReader(S),
          buildArticlesByTopic(S),
        ]),
    )
}

function buildAllArticles(S: StructureBuilder) {
  return S.listItem()
    .id('all')
    .title(currentTexts().t('lists.articles.all'))
    .icon(DocumentTextIcon)
    .child(
      S.documentTypeList('article')
        .title(currentTexts().t('lists.articles.all'))
        .defaultOrdering([{field: 'publishedAt', direction: 'desc'}]),
    )
}

function buildDrafts(S: StructureBuilder) {
  return S.listItem()
    .id('drafts')
    .title(currentTexts().t('lists.drafts'))
    .icon(ComposeIcon)
    .child(
      S.documentList()
        .id('drafts')
        .title(currentTexts().t('lists.drafts'))
        .schemaType('article')
        .apiVersion(API_VERSION)
        .filter(`_type == "article" && ${IS_DRAFT}`)
        .defaultOrdering([{field: '_updatedAt', direction: 'desc'}]),
    )
}

function buildArticlesByReader(S: StructureBuilder) {
  return S.listItem()
    .id('by-reader')
    .title(currentTexts().t('lists.by-reader'))
    .icon(UserIcon)
    .child(
      S.component(ReadersWithArticles)
        .id('by-reader')
        .title(currentTexts().t('lists.by-reader'))
        .child((readerId) =>
          S.documentList()
            .title(currentTexts().t('lists.articles'))
            .schemaType('article')
            .apiVersion(API_VERSION)
            .filter('_type == "article" && reader._ref == $readerId')
            .params({readerId})
            .defaultOrdering([{field: 'publishedAt', direction: 'desc'}])
            .initialValueTemplates([
              S.initialValueTemplateItem('article-by-reader', {readerId}).title(
                currentTexts().t('lists.new-article-by-reader'),
              ),
            ]),
        ),
    )
}

function buildArticlesByTopic(S: StructureBuilder) {
  return S.listItem()
    .id('by-topic')
    .title(currentTexts().t('lists.by-topic'))
    .icon(TagIcon)
    .child(
      S.component(TopicsWithArticles)
        .id('by-topic')
        .title(currentTexts().t('lists.by-topic'))
        .child((topicId) =>
          S.documentList()
            .title(currentTexts().t('lists.articles'))
            .schemaType('article')
            .apiVersion(API_VERSION)
            .filter('_type == "article" && $topicId in topics[]._ref')
            .params({topicId})
            .defaultOrdering([{field: 'publishedAt', direction: 'desc'}])
            .initialValueTemplates([
              S.initialValueTemplateItem('article-on-topic', {topicId}).title(
                currentTexts().t('lists.new-article-on-topic'),
              ),
            ]),
        ),
    )
}
