// Exports that only the tests of this package need are not listed: the tests import them from their own files.
// The exports are in the order of their dependencies. In another order, Rolldown moves shared modules out of
// reader-article.js, and the build of `reader-article` fails.
export {CALLOUT_TONES, type CalloutTone} from './rules/callout-tone.ts'
export {type Decorator, DECORATORS, SIMPLE_TEXT_DECORATORS} from './rules/decorators.ts'
export {effectiveStatus, type EffectiveStatus, type TimedStatus} from './rules/effective-status.ts'
export {nextFormerSlugs} from './rules/former-slugs.ts'
export {articleId, availabilityId, readerId, statusId, withdrawnArticleId} from './rules/ids.ts'
export {findLinkProblem, type LinkProblem} from './rules/link-problem.ts'
export {isPhoneNumber} from './rules/phone-number.ts'
export {formatSignature, isPin, PIN_PATTERN, PIN_RULE} from './rules/pin.ts'
export {MAX_SLUG_LENGTH, slugify} from './rules/slug.ts'
export {readTone, STATUS_TONES, type StatusTone, TONE_DETAILS} from './rules/status-tone.ts'
export {guessStatus, STATUS_SEEDS, statusKey} from './rules/statuses.ts'
export {DEFAULT_TIME_ZONE, isTimeZone} from './rules/time-zone.ts'
export {instantOfWallTime, wallTimeOf} from './rules/wall-time.ts'

export {type ArticleKey, articleQuery, articleQueryUrl} from './queries/article-query.ts'
export {AVAILABILITIES_BY_ID_QUERY} from './queries/availability-queries.ts'
export {formerArticleQuery} from './queries/former-article-query.ts'
export {joinQueries, projectionOf} from './queries/join-queries.ts'
export {
  API_VERSION,
  compactQuery,
  type DatasetAddress,
  type Query,
  queryUrl,
} from './queries/query-url.ts'
export {READER_BY_PIN_QUERY, READERS_QUERY} from './queries/reader-queries.ts'
export {
  FEED_QUERY,
  READER_PAGE_QUERY,
  SITE_PAGES_QUERY,
  TOPIC_BY_SLUG_QUERY,
  WITHDRAWN_ARTICLE_QUERY,
} from './queries/site-queries.ts'
export {TEASERS_QUERY} from './queries/teaser-list-query.ts'
export {ARTICLES_QUERY} from './queries/teaser-queries.ts'

export {
  type Article,
  hasExcerpts,
  readArticleDetails,
  readSettings,
  readTeaser,
  type Settings,
  type Teaser,
} from './normalise/article.ts'
export type {Block, TextBlock} from './normalise/block.ts'
export {readBlock, readBlocks, type ReadRareBlock} from './normalise/common-blocks.ts'
export {headingIds, isHeading} from './normalise/headings.ts'
export {type Image, readImage} from './normalise/image.ts'
export {createRareBlockParser} from './normalise/rare-blocks.ts'
export {readArticle} from './normalise/read-article.ts'
export {
  type Reader,
  type ReaderStatus,
  readReader,
  readStatus,
  statusAt,
} from './normalise/reader.ts'
export {readingTime} from './normalise/reading-time.ts'
export {field, isRecord, itemsOf, levelOf, list, record, text} from './normalise/untrusted-value.ts'

export {articleToHtml} from './render/article-to-html.ts'
export {blocksToHtml} from './render/blocks-to-html.ts'
export type {Attributes, Child, Hyperscript} from './render/hyperscript.ts'
export {imageBase, imageSource} from './render/image-source.ts'
export {Markup, markup, serialise} from './render/markup.ts'
export {articleAddress, isAbsolute} from './render/page-address.ts'
export {type CustomRenderer, renderRareBlock} from './render/rare-renderers.ts'
export {withRareWords} from './render/rare-words.ts'
export {type RareBlock, renderBlocks} from './render/render-blocks.ts'
export {type RenderContext, renderContext} from './render/render-context.ts'
export {renderFigure} from './render/render-figure.ts'
export {renderLink} from './render/render-link.ts'
export {
  renderCalls,
  renderPhoto,
  renderPin,
  renderPresence,
  renderReaderCard,
  renderReaderParts,
  renderStatus,
} from './render/render-reader.ts'
export {ENGLISH, type Words} from './render/words.ts'

export {breadcrumbJsonLd, type Crumb} from './json-ld/breadcrumb-json-ld.ts'
export {personJsonLd} from './json-ld/person-json-ld.ts'
export {serialiseJsonLd, absoluteArticleAddress, articleJsonLd} from './json-ld/article-json-ld.ts'

export type {SwitchOptions, SwitchResult} from './switching/commit-switches.ts'
export type {StatusChoice} from './switching/find-status.ts'
export {fetchSwitchUser} from './switching/fetch-switch-user.ts'
export {fromStoredStatus, type RecordedStatus, recordStatus} from './switching/recorded-status.ts'
export {
  createStatusChange,
  type StatusChange,
  type StatusChangeDocument,
} from './switching/status-change.ts'
export {StatusSwitchError, type StatusSwitchErrorCode} from './switching/status-switch-error.ts'
export type {SwitchClient, SwitchMutation, SwitchUser} from './switching/switch-client.ts'
export {
  type ReaderChoice,
  type StatusSwitch,
  switchStatus,
  switchStatuses,
} from './switching/switch-status.ts'
export {undoSwitches} from './switching/undo-switch.ts'
