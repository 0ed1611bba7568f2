import type {DeliveryPlace, HideablePart, SnippetPlace, SnippetTheme} from 'reader-article/snippets'

import type {ReaderView} from './choices.ts'

export const PLACE_NAMES: Readonly<Record<SnippetPlace | DeliveryPlace, string>> = {
  page: 'Your own page',
  npm: 'A site with a build, from npm',
  react: 'React',
  vue: 'Vue',
  svelte: 'Svelte',
  server: 'HTML from a server (Node)',
  link: 'Only a link',
  frame: 'A page builder, as a frame',
  wordpress: 'WordPress',
  newsletter: 'A newsletter',
}

export const VIEW_NAMES: Readonly<Record<ReaderView, string>> = {
  card: 'The card of the reader',
  status: 'Only the status, in a line of text',
  newest: 'The newest article of the reader',
  list: 'The articles of the reader',
}

export const PART_NAMES: Readonly<Record<HideablePart, string>> = {
  header: 'Header: reader, title and date',
  cover: 'Cover picture',
  'sign-off': 'Sign-off',
  call: 'Links to call',
  related: 'Related articles',
}

export const THEME_NAMES: Readonly<Record<SnippetTheme | '', string>> = {
  '': 'Like the page',
  plain: 'Plain',
  magazine: 'Magazine',
  midnight: 'Midnight',
}

/** Returns the English name of a language; '' is the language of the page. */
export function nameLanguage(language: string): string {
  return language === ''
    ? 'That of the page'
    : (new Intl.DisplayNames(['en'], {type: 'language'}).of(language) ?? language)
}
