import {
  getPackageFiles,
  getPlaces,
  HIDEABLE_PARTS,
  type HideablePart,
  SNIPPET_LANGUAGES,
  SNIPPET_THEMES,
  type SnippetElement,
  type SnippetFiles,
  type SnippetOptions,
  type SnippetPlace,
  type SnippetTheme,
} from 'reader-article/snippets'

import type {Environment} from '../environment.ts'
import type {EmbedSubject} from './embed-subject.ts'

/** What a partner's page shows of a reader. */
export type ReaderView = 'card' | 'status' | 'newest' | 'list'

/** Where the page loads the scripts from: the elements' own server, a CDN, or a folder of the partner's site. */
export type ScriptSource = 'server' | 'cdn' | 'folder'

/** What somebody has chosen in the dialog; '' is the page's own theme or language. */
export interface EmbedChoices {
  readonly view: ReaderView
  readonly hidden: readonly HideablePart[]
  readonly isLive: boolean
  readonly theme: SnippetTheme | ''
  readonly lang: string
  readonly place: SnippetPlace
  readonly scripts: ScriptSource
  /** A path on the partner's site, or a URL. */
  readonly folder: string
  /** The address that the fallback links to; undefined if nobody has changed the default. */
  readonly href: string | undefined
}

export const READER_VIEWS = [
  'card',
  'status',
  'newest',
  'list',
] as const satisfies readonly ReaderView[]

export const PARTS: readonly HideablePart[] = HIDEABLE_PARTS['reader-article']

export const THEMES: readonly (SnippetTheme | '')[] = ['', ...SNIPPET_THEMES]

export const LANGUAGES: readonly string[] = ['', ...SNIPPET_LANGUAGES]

/** The choices with which the dialog opens. */
export function createChoices({elementsAddress, lakeAddress}: Environment): EmbedChoices {
  return {
    view: 'card',
    hidden: [],
    isLive: true,
    theme: '',
    lang: '',
    place: 'page',
    // Partners of an organisation on hosted Sanity do not reach the server of this machine.
    scripts: elementsAddress !== undefined && lakeAddress !== undefined ? 'server' : 'cdn',
    folder: '/reader-article',
    href: undefined,
  }
}

/** Returns the sources of scripts that this Studio knows. */
export function listScriptSources({elementsAddress}: Environment): readonly ScriptSource[] {
  const sources = ['server', 'cdn', 'folder'] as const
  return sources.filter((value) => value !== 'server' || elementsAddress !== undefined)
}

/** Returns the element that shows a subject as chosen. */
export function toElement(
  {kind, key}: EmbedSubject,
  {view, hidden, isLive}: EmbedChoices,
): SnippetElement {
  const article = {
    tag: 'reader-article',
    hide: PARTS.filter((part) => hidden.includes(part)),
    live: isLive,
  } as const
  if (kind === 'article') {
    return {...article, slug: key}
  }
  switch (view) {
    case 'newest':
      return {...article, pin: key}
    case 'list':
      return {tag: 'reader-articles', readerPin: key}
    default:
      return {tag: `reader-${view}`, pin: key}
  }
}

/** Returns the folders of scripts and themes as chosen; scripts come from the folder of this version. */
export function toFiles(
  {scripts, folder}: EmbedChoices,
  {elementsAddress}: Environment,
  version: string,
): SnippetFiles {
  if (scripts === 'cdn') {
    return getPackageFiles(version)
  }
  const base = scripts === 'server' ? (elementsAddress ?? '') : folder.trim().replace(/\/+$/u, '')
  return {scripts: `${base}/${version}`, themes: `${base}/themes`}
}

/** The options of a snippet for a place that the dialog has. */
export type EmbedOptions = SnippetOptions & {readonly place: SnippetPlace}

/** Returns the options of the snippet as chosen. */
export function toSnippetOptions(
  subject: EmbedSubject,
  choices: EmbedChoices,
  {projectId, dataset, lakeAddress}: Environment,
  context: {
    readonly files: SnippetFiles
    readonly defaultHref: string
    /** The text of the link if the subject has no name. */
    readonly linkText: string
  },
): EmbedOptions {
  const element = toElement(subject, choices)
  const href = (choices.href ?? context.defaultHref).trim()
  return {
    // A choice that this element does not have any more is replaced by the first one.
    place: getPlaces(element).includes(choices.place) ? choices.place : 'page',
    element,
    source: {projectId, dataset, apiHost: lakeAddress},
    files: context.files,
    link: {text: subject.name || context.linkText, href: href || undefined},
    // A status has the look of its line of text.
    theme: element.tag === 'reader-status' ? undefined : choices.theme || undefined,
    lang: choices.lang || undefined,
  }
}
