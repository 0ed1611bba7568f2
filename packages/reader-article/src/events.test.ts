import {readArticle, readReader} from '@reader-article/content'
import {expect, it} from 'vitest'

import {
  ArticleError,
  ReaderArticleLoadEvent,
  ReaderArticlesLoadEvent,
  ReaderCardLoadEvent,
  ReaderDirectoryLoadEvent,
  ReaderElementErrorEvent,
  ReaderStatusChangeEvent,
  ReaderStatusLoadEvent,
} from './index.ts'

it('every event bubbles, and crosses shadow roots', () => {
  const article = readArticle({title: 'A'})
  const reader = readReader({name: 'Ada'})
  if (!article || !reader) throw new Error('There is nothing to tell of')
  const events = [
    new ReaderArticleLoadEvent(article, false),
    new ReaderArticlesLoadEvent([], 0, false),
    new ReaderCardLoadEvent(reader, false),
    new ReaderDirectoryLoadEvent([], false),
    new ReaderStatusLoadEvent(reader, false),
    new ReaderStatusChangeEvent('0043', undefined),
    new ReaderElementErrorEvent('reader-card', new ArticleError('timeout', 'x')),
  ]
  expect(events.map(({type, bubbles, composed}) => [type, bubbles, composed])).toEqual([
    ['reader-article-load', true, true],
    ['reader-articles-load', true, true],
    ['reader-card-load', true, true],
    ['reader-directory-load', true, true],
    ['reader-status-load', true, true],
    ['reader-status-change', true, true],
    ['reader-card-error', true, true],
  ])
})
