import {
  type ArticleKey,
  articleQuery,
  AVAILABILITIES_BY_ID_QUERY,
  compactQuery,
  formerArticleQuery,
  projectionOf,
  type Query,
  READER_BY_PIN_QUERY,
  READERS_QUERY,
  TEASERS_QUERY,
} from '@reader-article/content'

const KEYS: readonly ArticleKey['by'][] = ['slug', 'id', 'pin']

/** The queries for one document, which the elements of a page join to one request. */
const SINGLE_QUERIES: readonly (readonly Query[])[] = [
  [...KEYS.map((by) => articleQuery({by, value: ''})), formerArticleQuery('')],
  [{query: READER_BY_PIN_QUERY, parameters: {pin: ''}}],
]

const TEXTS = new Set(
  [
    ...SINGLE_QUERIES.flat().map(({query}) => query),
    READERS_QUERY,
    TEASERS_QUERY,
    AVAILABILITIES_BY_ID_QUERY,
  ].map(compactQuery),
)

const JOINED = SINGLE_QUERIES.map(createJoinedPattern)

/** Returns true if the elements of the site's pages send this query. */
export function isSiteQuery(query: string): boolean {
  return TEXTS.has(query) || JOINED.some((pattern) => pattern.test(query))
}

/** Matches the queries that `joinQueries()` makes: `[*[…][0],*[…][0]]{…}`, each with numbered parameters. */
function createJoinedPattern(queries: readonly Query[]): RegExp {
  const [projection = ''] = queries.map((each) => compactQuery(projectionOf(each)))
  const filters = queries.map(({query}) =>
    escapePattern(compactQuery(query).slice(0, -projection.length)).replaceAll(
      /\\\$\w+/gu,
      String.raw`$&\d{1,3}`,
    ),
  )
  const filter = `(?:${filters.join('|')})`
  return new RegExp(String.raw`^\[${filter}(?:,${filter})*\]${escapePattern(projection)}$`, 'u')
}

function escapePattern(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}/]/gu, String.raw`\$&`)
}
