import {
  type DeliveryPlace,
  getDeliveryPlaces,
  getPackageFiles,
  getPlaces,
  HIDEABLE_PARTS,
  type HideablePart,
  isDeliveryPlace,
  type SnippetElement,
  type SnippetFiles,
  type SnippetOptions,
  type SnippetPlace,
  type SnippetTheme,
} from 'reader-article/snippets'

export const READER_VIEWS = ['card', 'status', 'newest', 'list'] as const

export type ReaderView = (typeof READER_VIEWS)[number]

/** Everything that can be chosen in the embed builder. */
export interface Choices {
  readonly kind: 'article' | 'reader'
  readonly slug: string
  readonly pin: string
  readonly view: ReaderView
  readonly hidden: readonly HideablePart[]
  readonly isLive: boolean
  readonly theme: SnippetTheme | ''
  readonly lang: string
  readonly place: SnippetPlace | DeliveryPlace
  readonly scripts: 'cdn' | 'folder'
  /** The URL or path of the folder with the scripts of the site. */
  readonly folder: string
  readonly delivery: string
  readonly linkText: string
  readonly href: string
  /** Whether the visitor has a project, and does not only try the recorded content. */
  readonly isOwn: boolean
  readonly projectId: string
  readonly dataset: string
  readonly apiHost: string
}

export const PARTS: readonly HideablePart[] = HIDEABLE_PARTS['reader-article']

/** The project that stands for the visitor's own in snippets, until it is entered. */
const PLACEHOLDER = {projectId: 'abc123', dataset: 'production'}

export const FIRST_CHOICES: Choices = {
  kind: 'article',
  slug: 'love-after-a-long-silence',
  pin: '093356',
  view: 'card',
  hidden: [],
  isLive: true,
  theme: '',
  lang: '',
  place: 'page',
  scripts: 'cdn',
  folder: '/reader-article',
  delivery: 'https://articles.example',
  linkText: '',
  href: '',
  isOwn: false,
  projectId: '',
  dataset: 'production',
  apiHost: '',
}

/** Returns the chosen element. */
export function toElement({kind, slug, pin, view, hidden, isLive}: Choices): SnippetElement {
  const article = {
    tag: 'reader-article',
    hide: PARTS.filter((part) => hidden.includes(part)),
    live: isLive,
  } as const
  if (kind === 'article') {
    return {...article, slug}
  }
  switch (view) {
    case 'newest':
      return {...article, pin}
    case 'list':
      return {tag: 'reader-articles', readerPin: pin}
    default:
      return {tag: `reader-${view}`, pin}
  }
}

/** Returns the places where an element can stand. */
export function listPlaces(element: SnippetElement): readonly (SnippetPlace | DeliveryPlace)[] {
  return [...getPlaces(element), ...getDeliveryPlaces(element)]
}

/** Returns the visitor's own dataset, or undefined for the recorded content. */
export function toOwnSource({
  isOwn,
  projectId,
  dataset,
  apiHost,
}: Choices): SnippetOptions['source'] | undefined {
  return isOwn
    ? {
        projectId: projectId.trim(),
        dataset: dataset.trim(),
        apiHost: apiHost.trim().replace(/\/+$/, '') || undefined,
      }
    : undefined
}

/**
 * Returns the options of the snippet.
 *
 * @param name - The title of the article or the name of the reader.
 * @param integrity - The hashes of the scripts on the CDN.
 */
export function toSnippetOptions(
  choices: Choices,
  version: string,
  name: string,
  integrity: SnippetFiles['integrity'],
): SnippetOptions {
  const element = toElement(choices)
  const base = choices.folder.trim().replace(/\/+$/, '')
  const place = listPlaces(element).includes(choices.place) ? choices.place : 'page'
  return {
    place,
    element,
    source: toOwnSource(choices) ?? PLACEHOLDER,
    files:
      choices.scripts === 'cdn'
        ? getPackageFiles(version, integrity)
        : {scripts: base, themes: `${base}/themes`},
    link: {
      text: choices.linkText.trim() || name || 'Read more',
      href: choices.href.trim() || undefined,
    },
    delivery: isDeliveryPlace(place) ? choices.delivery.trim() : undefined,
    // A status has the look of its line of text.
    theme: element.tag === 'reader-status' ? undefined : choices.theme || undefined,
    lang: choices.lang || undefined,
  }
}
