import type {Snippet, SnippetOptions, SnippetPart} from './snippet-options.ts'
import {HTML_SYNTAX} from './template-syntax.ts'

/** The scripts of the frame need no rights of the page; links open pages outside of it. */
const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox'

/** Writes a frame for a page builder, and the script that gives it the height of its article. */
export function writeFrameSnippet(options: SnippetOptions): Snippet {
  const attribute = HTML_SYNTAX.attribute('src', `${getSite(options)}/embed.js`)
  return [
    writeFrame(options, 'Paste this into a block for HTML or for embeds'),
    {
      title:
        'If scripts are allowed, paste this once per page: the frame gets the height of its article',
      language: 'html',
      code: `<script async ${attribute}></script>\n`,
    },
  ]
}

/** Writes the address that the plugin for WordPress turns into the article, and a frame for sites without the plugin. */
export function writeWordPressSnippet(options: SnippetOptions): Snippet {
  return [
    {
      title: 'With the plugin: paste this address on a line of its own',
      language: 'text',
      code: `${getArticleUrl(options)}\n`,
    },
    writeFrame(options, 'Without the plugin: paste this into a block ‘Custom HTML’'),
  ]
}

/** Writes the addresses of an article as a mail, in HTML and as plain text. */
export function writeNewsletterSnippet(options: SnippetOptions): Snippet {
  const url = `${getSite(options)}/newsletter/${getSlug(options)}`
  return [
    {
      title: 'Let your newsletter program fetch this page, or open it and paste its source',
      language: 'text',
      code: `${url}${writeQuery(options)}\n`,
    },
    {
      title: 'The plain text of the mail',
      language: 'text',
      code: `${getArticleUrl(options)}.txt\n`,
    },
  ]
}

function writeFrame(options: SnippetOptions, title: string): SnippetPart {
  const src = `${getSite(options)}/embed/${getSlug(options)}${writeQuery(options)}`
  const attributes = [
    HTML_SYNTAX.attribute('src', src),
    HTML_SYNTAX.attribute('title', options.link.text),
    HTML_SYNTAX.attribute('sandbox', SANDBOX),
    HTML_SYNTAX.attribute('style', 'border: 0; width: 100%; height: 800px'),
  ]
  return {title, language: 'html', code: `<iframe ${attributes.join(' ')}></iframe>\n`}
}

function writeQuery({element, theme, lang}: SnippetOptions): string {
  const {hide = []} = element.tag === 'reader-article' ? element : {}
  const options = Object.entries({theme, hide: hide.join(',') || undefined, lang}).flatMap(
    ([name, value]) => (value === undefined ? [] : `${name}=${value}`),
  )
  return options.length === 0 ? '' : `?${options.join('&')}`
}

function getArticleUrl(options: SnippetOptions): string {
  return `${getSite(options)}/articles/${getSlug(options)}`
}

function getSlug({element}: SnippetOptions): string {
  const slug = element.tag === 'reader-article' ? (element.slug ?? '') : ''
  // Half of a surrogate pair has no form in a URL.
  return encodeURIComponent(slug.replace(/\p{Cs}/gu, '\u{FFFD}'))
}

function getSite({delivery = ''}: SnippetOptions): string {
  return delivery.replace(/\/$/, '')
}
