import {API_VERSION, list, record, text} from '@reader-article/content'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {combineLatest, map} from 'rxjs'
import {getDraftId} from 'sanity'
import type {StructureBuilder, StructureResolverContext} from 'sanity/structure'

import {currentTexts} from '../i18n/current-texts.ts'

const OPTIONS = {apiVersion: API_VERSION, throttleTime: 1000, tag: 'needs-attention'} as const

const ARTICLES_QUERY = {
  fetch: `{
    "noExcerpt": *[_type == "article" && (!defined(excerpt) || excerpt == "")]._id,
    "noAlternativeText": *[_type == "article" && (
      (defined(cover.asset) && (!defined(cover.alt) || cover.alt == "")) ||
      count(body[_type == "figure" && defined(asset) && (!defined(alt) || alt == "")]) > 0
    )]._id,
    "untouched": *[_type == "article" && dateTime(_updatedAt) < dateTime(now()) - 60 * 60 * 24 * 365]._id,
    "linking": *[_type == "article" && (
      count(body[].markDefs[defined(article._ref) || defined(reader._ref)]) > 0 ||
      count(body[defined(reader._ref)]) > 0 ||
      count(related) > 0
    )]{
      _id,
      "targets": [
        ...coalesce(body[].markDefs[].article._ref, []),
        ...coalesce(body[].markDefs[].reader._ref, []),
        ...coalesce(body[].reader._ref, []),
        ...coalesce(related[]._ref, [])
      ]
    }
  }`,
  listen: '*[_type == "article"]',
}

const PUBLISHED_QUERY = {
  fetch: '*[_type in ["article", "reader"]]._id',
  listen: '*[_type in ["article", "reader"] && !(_id in path("drafts.**"))]',
}

/** The ids of articles that need work, by the reason. */
interface ArticlesInNeed {
  readonly noExcerpt: readonly string[]
  readonly noAlternativeText: readonly string[]
  readonly deadLink: readonly string[]
  readonly untouched: readonly string[]
}

const REASONS = [
  {id: 'no-excerpt', key: 'noExcerpt'},
  {id: 'no-alternative-text', key: 'noAlternativeText'},
  {id: 'dead-link', key: 'deadLink'},
  {id: 'untouched', key: 'untouched'},
] as const

/** Articles that need work, by the reason, with their number. */
export function buildNeedsAttention(
  S: StructureBuilder,
  {documentStore}: StructureResolverContext,
) {
  return S.listItem()
    .id('needs-attention')
    .title(currentTexts().t('lists.needs-attention'))
    .icon(WarningOutlineIcon)
    .child(() =>
      combineLatest([
        // A draft stands for its published article, under the published id.
        documentStore.listenQuery(ARTICLES_QUERY, {}, {...OPTIONS, perspective: 'drafts'}),
        documentStore.listenQuery(PUBLISHED_QUERY, {}, {...OPTIONS, perspective: 'published'}),
      ]).pipe(
        map(([articles, published]) => buildReasons(S, readArticlesInNeed(articles, published))),
      ),
    )
}

function buildReasons(S: StructureBuilder, articles: ArticlesInNeed) {
  const {t} = currentTexts()
  const items = REASONS.map(({id, key}) => {
    const ids = articles[key]
    const title = t(`lists.${id}`)
    return S.listItem()
      .id(id)
      .title(t('lists.counted', {title, count: ids.length}))
      .icon(WarningOutlineIcon)
      .child(
        S.documentList()
          .id(id)
          .title(title)
          .schemaType('article')
          .apiVersion(API_VERSION)
          .filter('_type == "article" && _id in $ids')
          // The listener of a list matches a draft by its own id.
          .params({ids: ids.flatMap((each) => [each, getDraftId(each)])})
          .defaultOrdering([{field: '_updatedAt', direction: 'desc'}])
          .initialValueTemplates([]),
      )
  })
  return S.list()
    .id('needs-attention')
    .title(currentTexts().t('lists.needs-attention'))
    .items(items)
}

/** Finds the articles that need work in the articles of the query above and the ids of everything that is published. */
export function readArticlesInNeed(articles: unknown, publishedIds: unknown): ArticlesInNeed {
  const {noExcerpt, noAlternativeText, untouched, linking} = record(articles)
  const published = new Set(list(publishedIds).map(text))
  const isDead = (target: unknown) => text(target) !== '' && !published.has(text(target))
  return {
    noExcerpt: list(noExcerpt).map(text),
    noAlternativeText: list(noAlternativeText).map(text),
    untouched: list(untouched).map(text),
    deadLink: list(linking)
      .map(record)
      .filter(({targets}) => list(targets).some(isDead))
      .map(({_id}) => text(_id)),
  }
}
