import {expect, test} from 'vitest'

import {RULE_TEXTS} from '../../i18n/en/rules.ts'
import {releasedArticleHasDate} from './released-article-has-date.ts'

const DATE = '2026-12-07T09:00:00Z'

test.each([
  ['versions.spring.article-1', undefined, RULE_TEXTS['validation.article.date']],
  ['versions.spring.article-1', DATE, true],
  ['drafts.article-1', undefined, true],
  ['article-1', undefined, true],
])('the date of %s may be %s: %s', (_id, date, expected) => {
  expect(releasedArticleHasDate(date, {document: {_id, _type: 'article'}})).toBe(expected)
})
