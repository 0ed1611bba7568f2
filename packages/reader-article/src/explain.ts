import type {ArticleError} from './errors.ts'

/** What an element needs, an attribute that gives it, and what its query finds. */
const NEEDS: Readonly<Record<string, {what: string; example: string; found: string}>> = {
  'reader-article': {
    what: 'article',
    example: 'slug="how-to-listen", article-id="…" or pin="700107"',
    found: 'published article',
  },
  'reader-status': {what: 'reader', example: 'pin="700107"', found: 'reader'},
  'reader-card': {what: 'reader', example: 'pin="700107"', found: 'reader'},
}

const VALID: Readonly<Record<string, string>> = {
  'project-id': 'lower-case letters, digits and hyphens, for example project-id="abc123"',
  dataset: 'the name of a dataset, for example dataset="production"',
  'api-host': 'an origin without a path, for example api-host="https://lake.example"',
  pin: '4 to 10 digits, for example pin="700107"',
  'reader-pin': '4 to 10 digits, for example reader-pin="700107"',
  'href-pattern': 'an address with {slug}, for example href-pattern="/articles/{slug}"',
  limit: 'a whole number from 1 to 50, for example limit="12"',
  'heading-level': 'a whole number from 1 to 6, for example heading-level="2"',
  layout: 'layout="list" or layout="grid"',
  paging: 'paging="more", paging="pages" or paging="none"',
}

const warnings = new Set<string>()

function warnOnce(message: string): void {
  if (!warnings.has(message)) {
    warnings.add(message)
    console.warn(message)
  }
}

/** Warns of a word of a `hide` attribute that names no part. */
export function warnOfUnknownPart(tag: string, word: string, known: readonly string[]): void {
  warnOnce(`hide="${word}" hides nothing on <${tag}>. It can hide ${known.join(', ')}.`)
}

/** Warns of a block type that is neither of the schema nor registered by the page or the server. */
export function warnOfUnknownType(type: string): void {
  warnOnce(
    `An article has a block of the unknown type "${type}", of which only the text is shown. Add a renderer with registerBlock("${type}", …), or on a server with the option blocks.`,
  )
}

/** Content that only appears after a tag without an end tag, never in a fallback. */
const REST_OF_PAGE =
  ':scope > :is(main, header, footer, nav, aside, form, script), reader-article, reader-card, reader-status, reader-articles, reader-directory'

/** Warns if an element without an end tag has taken the page's content after it for its fallback. */
export function warnIfUnclosed(element: Element): void {
  const {localName: tag, textContent} = element
  // A sentence goes on after the tag; the text of a fallback begins with a letter or on a new line, or is between spaces.
  const isSentence = /^[ ,.]\s*\S/.test(textContent) && !/^ .* $/s.test(textContent)
  if (isSentence || element.querySelector(REST_OF_PAGE)) {
    console.warn(
      `<${tag}> has no end tag, and has taken the content after it for its fallback: HTML ignores the slash in <${tag} … />. Write <${tag} …></${tag}>.`,
    )
  }
}

/**
 * Explains what is wrong, and what would be right. Loaded lazily, since it is rarely needed.
 *
 * @param tag - The name of the element that cannot show its content.
 */
export function explain({code, subject, value}: ArticleError, tag = 'reader-article'): string {
  const needs = NEEDS[tag]
  switch (code) {
    case 'missing-attribute':
      return subject === 'project-id'
        ? `<${tag}> has no project. Add project-id="abc123" (in React the prop projectId="abc123"), call configure({projectId: 'abc123'}) in the browser, or add ?project=abc123 to the script's address.`
        : `<${tag}> has no ${needs?.what}. Add ${needs?.example}.`
    case 'invalid-attribute':
      return `${subject}="${value}" is not valid on <${tag}>. Use ${VALID[subject]}.`
    case 'not-found':
      return `<${tag}> found no ${needs?.found} for ${subject}="${value}". Check the spelling, and whether it is published.`
    case 'unreachable':
      // A subject with a path is the script's own URL.
      return new URL(subject).origin !== subject
        ? `${subject} cannot load a file next to it that this article needs. Host all files of its folder.`
        : `${subject} cannot be reached. If the address is right, allow this site to read the project: npx sanity cors add ${location.origin} --no-credentials`
    case 'timeout':
      return `${subject} did not respond within 35 seconds. Check that it is running, and that the address is right.`
    case 'refused':
      return `${subject} responded with ${value}. Check the project and the dataset.`
    default:
      return value
        ? `${subject} responded with ${value}, and nothing to show in <${tag}>.`
        : subject
          ? `<${tag}> has received an article without ${subject} and text. Its title must be text, for example "How to Listen", and its body a list of blocks.`
          : `<${tag}> cannot show its content: it is invalid.`
  }
}
