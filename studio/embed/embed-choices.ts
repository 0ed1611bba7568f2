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

/** A value that somebody can choose, and its label. */
export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
}

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

export const READER_VIEWS: readonly Choice<ReaderView>[] = [
  {value: 'card', label: 'The card of the reader'},
  {value: 'status', label: 'Only the status, in a line of text'},
  {value: 'newest', label: 'The newest article of the reader'},
  {value: 'list', label: 'The articles of the reader'},
]

const PART_LABELS: Readonly<Record<HideablePart, string>> = {
  header: 'Header: reader, title and date',
  cover: 'Cover picture',
  'sign-off': 'Sign-off',
  call: 'Links to call',
  related: 'Related articles',
}

export const PARTS: readonly Choice<HideablePart>[] = HIDEABLE_PARTS['reader-article'].map(
  (value) => ({value, label: PART_LABELS[value]}),
)

const THEME_LABELS: Readonly<Record<SnippetTheme, string>> = {
  plain: 'Plain',
  magazine: 'Magazine',
  midnight: 'Midnight',
}

export const THEMES: readonly Choice<SnippetTheme | ''>[] = [
  {value: '', label: 'Like the page'},
  ...SNIPPET_THEMES.map((value) => ({value, label: THEME_LABELS[value]})),
]

export const LANGUAGES: readonly Choice<string>[] = [
  {value: '', label: 'That of the page'},
  ...SNIPPET_LANGUAGES.map((value) => ({value, label: describeLanguage(value)})),
]

const PLACE_LABELS: Readonly<Record<SnippetPlace, string>> = {
  page: 'A page, with script tags',
  npm: 'A site with a build, from npm',
  react: 'React',
  vue: 'Vue',
  svelte: 'Svelte',
  server: 'HTML from a server (Node)',
  link: 'Only a link',
}

const SCRIPT_LABELS: Readonly<Record<ScriptSource, string>> = {
  server: 'The server of these elements',
  cdn: 'jsDelivr, a CDN of npm packages',
  folder: 'A folder of the site',
}

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

/** Returns the places that a snippet of this element can have. */
export function listPlaces(element: SnippetElement): readonly Choice<SnippetPlace>[] {
  return getPlaces(element).map((value) => ({value, label: PLACE_LABELS[value]}))
}

/** Returns the sources of scripts that this Studio knows. */
export function listScriptSources({elementsAddress}: Environment): readonly Choice<ScriptSource>[] {
  const sources = ['server', 'cdn', 'folder'] as const
  return sources
    .filter((value) => value !== 'server' || elementsAddress !== undefined)
    .map((value) => ({value, label: SCRIPT_LABELS[value]}))
}

/** Returns the element that shows a subject as chosen. */
export function toElement(
  {kind, key}: EmbedSubject,
  {view, hidden, isLive}: EmbedChoices,
): SnippetElement {
  const article = {
    tag: 'reader-article',
    hide: PARTS.map(({value}) => value).filter((part) => hidden.includes(part)),
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

/** Returns the options of the snippet as chosen. */
export function toSnippetOptions(
  subject: EmbedSubject,
  choices: EmbedChoices,
  {projectId, dataset, lakeAddress}: Environment,
  context: {readonly files: SnippetFiles; readonly defaultHref: string},
): SnippetOptions {
  const element = toElement(subject, choices)
  const href = (choices.href ?? context.defaultHref).trim()
  return {
    // A choice that this element does not have any more is replaced by the first one.
    place: getPlaces(element).includes(choices.place) ? choices.place : 'page',
    element,
    source: {projectId, dataset, apiHost: lakeAddress},
    files: context.files,
    link: {text: subject.name || 'Read more', href: href || undefined},
    // A status has the look of its line of text.
    theme: element.tag === 'reader-status' ? undefined : choices.theme || undefined,
    lang: choices.lang || undefined,
  }
}

function describeLanguage(language: string): string {
  return new Intl.DisplayNames(['en'], {type: 'language'}).of(language) ?? language
}
