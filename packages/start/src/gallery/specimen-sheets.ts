import type {StatusTone} from '@reader-article/content'

/** The state that an element on a sheet is expected to reach. */
export type Expectation = 'shown' | 'loading' | 'error' | 'stale'

/** An element in one state. */
export interface Specimen {
  readonly title: string
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  /** The content of the tag. */
  readonly fallback: string
  readonly expected: Expectation
}

/** Specimens that are shown together on one page. */
export interface Sheet {
  readonly name: string
  readonly title: string
  readonly specimens: readonly Specimen[]
}

/** The languages of the elements, as BCP 47 tags. */
export const LANGUAGES = ['en', 'cy', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'ar'] as const

/** The themes of the package. */
export const THEMES = ['plain', 'magazine', 'midnight'] as const

const TAGS = [
  'reader-article',
  'reader-status',
  'reader-card',
  'reader-articles',
  'reader-directory',
]
const PINS: Readonly<Record<StatusTone, string>> = {
  available: '515037',
  busy: '662741',
  'in-call': '7005003',
  away: '226190',
  unavailable: '048213',
}
const PIN_WITHOUT_PHOTO = '7005001'
const RETIRED_PIN = '7005002'

/** Every element in every state. */
export const STATE_SHEETS: readonly Sheet[] = [
  sheet('article', 'An article with every block', [
    article('Every block', {slug: 'gallery-every-block'}),
  ]),
  sheet('article-heads', 'Articles by readers of every status', [
    article('Available', {slug: 'gallery-by-available'}),
    article('Busy', {slug: 'gallery-by-busy'}),
    article('In a call', {slug: 'gallery-by-in-call'}),
    article('Away', {slug: 'gallery-by-away'}),
    article('Unavailable', {slug: 'gallery-by-unavailable'}),
    article('No photo, no status', {slug: 'gallery-by-bare'}),
    article('Retired', {slug: 'gallery-by-retired'}),
    article('No reader, very long words in the title', {slug: 'gallery-long-words'}),
    article('Arabic', {slug: 'gallery-arabic', lang: 'ar', dir: 'rtl'}),
  ]),
  sheet('article-parts', 'Articles with hidden parts', [
    article('Second level, no header', {
      slug: 'gallery-by-available',
      'heading-level': '2',
      hide: 'header',
    }),
    article('The text alone', {
      slug: 'gallery-by-available',
      hide: 'header cover sign-off call related',
    }),
  ]),
  sheet(
    'article-waiting',
    'Articles that are not loaded',
    createStateSpecimens('reader-article', {slug: 'gallery-by-available'}, 'A link to the article'),
  ),
  sheet('status', 'Statuses', [
    ...Object.entries(PINS).map(([title, pin]) => specimen('reader-status', title, {pin})),
    specimen('reader-status', 'none', {pin: PIN_WITHOUT_PHOTO}, 'No status'),
    ...createStateSpecimens('reader-status', {pin: PINS.available}, 'Ring and see'),
  ]),
  sheet('card', 'Cards', [
    ...Object.entries(PINS).map(([title, pin]) => specimen('reader-card', title, {pin})),
    specimen('reader-card', 'No photo, no status', {pin: PIN_WITHOUT_PHOTO}),
    specimen('reader-card', 'Retired', {pin: RETIRED_PIN}),
    ...createStateSpecimens('reader-card', {pin: PINS.available}, 'A link to the reader'),
  ]),
  sheet('articles', 'Lists of articles', [
    specimen('reader-articles', 'A list', {limit: '3'}),
    specimen('reader-articles', 'A grid', {layout: 'grid', limit: '6', paging: 'pages'}),
    specimen('reader-articles', 'Of one reader', {'reader-pin': PINS.unavailable}),
    specimen('reader-articles', 'Of one topic', {topic: 'grief'}),
    specimen('reader-articles', 'An empty list', {topic: 'no-such-topic'}),
    ...createStateSpecimens('reader-articles', {limit: '2'}, 'A link to the articles'),
  ]),
  sheet('directory', 'Directories', [
    specimen('reader-directory', 'All readers', {}),
    specimen('reader-directory', 'Filtered', {speciality: 'Love'}),
    specimen('reader-directory', 'No matching reader', {status: 'Busy', speciality: 'Tarot'}),
    specimen('reader-directory', 'Without filters', {hide: 'filters'}),
    ...createStateSpecimens('reader-directory', {hide: 'filters'}, 'A link to the readers'),
  ]),
]

/** Every element in every language. */
export const LANGUAGE_SHEETS: readonly Sheet[] = TAGS.map((tag) =>
  sheet(
    `languages-${tag.slice('reader-'.length)}`,
    `<${tag}> in ten languages`,
    LANGUAGES.map((lang) =>
      specimen(tag, new Intl.DisplayNames('en', {type: 'language'}).of(lang) ?? lang, {
        ...typicalAttributes(tag),
        lang,
        ...(lang === 'ar' && {dir: 'rtl'}),
      }),
    ),
  ),
)

/** The names of pages whose styles conflict with embedded elements; files in examples/gallery. */
export const HOSTS = ['resets', 'framework', 'tables'] as const

function typicalAttributes(tag: string): Record<string, string> {
  switch (tag) {
    case 'reader-article':
      return {slug: 'gallery-by-available'}
    case 'reader-articles':
      return {limit: '2', paging: 'pages'}
    case 'reader-directory':
      return {speciality: 'Love'}
    default:
      return {pin: PINS.available}
  }
}

function sheet(name: string, title: string, specimens: readonly Specimen[]): Sheet {
  return {name, title, specimens}
}

function article(title: string, attributes: Record<string, string>): Specimen {
  return specimen('reader-article', title, attributes)
}

function specimen(
  tag: string,
  title: string,
  attributes: Record<string, string>,
  fallback = '',
  expected: Expectation = 'shown',
): Specimen {
  return {tag, title, attributes, fallback, expected}
}

function createStateSpecimens(
  tag: string,
  attributes: Record<string, string>,
  fallback: string,
): readonly Specimen[] {
  const inState = (title: string, content: string, expected: Expectation) =>
    specimen(tag, title, attributes, content, expected)
  return [
    inState('Loading, with a fallback', fallback, 'loading'),
    inState('Loading, with nothing inside', '', 'loading'),
    inState('Failed, with a fallback', fallback, 'error'),
    inState('Failed, with nothing inside', '', 'error'),
    inState('The backend is down: the cached copy', fallback, 'stale'),
  ]
}
