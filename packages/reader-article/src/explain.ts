import type {ArticleError} from './errors.ts'

/** For each element: the document that it shows, attributes that identify one, and the expected result of its query. */
const EXPECTATIONS: Readonly<Record<string, {document: string; example: string; result: string}>> =
  {
    'reader-article': {
      document: 'article',
      example: 'slug="how-to-listen", article-id="…" or pin="700107"',
      result: 'published article',
    },
    'reader-status': {document: 'reader', example: 'pin="700107"', result: 'reader'},
    'reader-card': {document: 'reader', example: 'pin="700107"', result: 'reader'},
  }

/** The valid values of each attribute. */
const VALID_VALUES: Readonly<Record<string, string>> = {
  'project-id': 'lower-case letters, digits and hyphens, for example project-id="abc123"',
  dataset: 'the name of a dataset, for example dataset="production"',
  'api-host': 'an origin without a path, for example api-host="https://lake.example"',
  pin: '4 to 10 digits, for example pin="700107"',
  'reader-pin': '4 to 10 digits, for example reader-pin="700107"',
  'href-pattern': 'a path or URL with {slug}, for example href-pattern="/articles/{slug}"',
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

/** Warns about a word in a `hide` attribute that is not the name of a part. */
export function warnAboutUnknownPart(tag: string, word: string, known: readonly string[]): void {
  warnOnce(`hide="${word}" hides nothing on <${tag}>. It can hide ${known.join(', ')}.`)
}

/** Warns about a block type that is not in the schema, and for which the page or the server has no renderer. */
export function warnAboutUnknownType(type: string): void {
  warnOnce(
    `An article has a block of the unknown type "${type}"; only its text is shown. Add a renderer with registerBlock("${type}", …), or on a server with the option blocks.`,
  )
}

/** Content that no fallback has: it is in an element only if the end tag is missing. */
const PAGE_CONTENT =
  ':scope > :is(main, header, footer, nav, aside, form, script), reader-article, reader-card, reader-status, reader-articles, reader-directory'

const BLOCK =
  'p, div, section, article, blockquote, figure, table, ul, ol, dl, h1, h2, h3, h4, h5, h6'

/** Warns if the end tag of an element is missing, so that the content after it became its fallback. */
export function warnIfUnclosed(element: Element): void {
  const {localName: tag} = element
  if (
    element.querySelector(PAGE_CONTENT) ||
    continuesSentence(element) ||
    isIndentedLikeChildren(element) ||
    hasBlocksWithoutLink(element)
  ) {
    console.warn(
      `<${tag}> has no end tag, so the content after it became its fallback: HTML ignores the slash in <${tag} … />. Write <${tag} …></${tag}>.`,
    )
  }
}

/** A fallback does not begin with the punctuation of a sentence before it, or with the space before the rest of a sentence. */
function continuesSentence({textContent, previousSibling}: Element): boolean {
  const isSpaceBefore = !/\S$/.test(previousSibling?.textContent ?? '')
  return (
    /^[,.;:!?)]\s*\S/.test(textContent) || (isSpaceBefore && /^ \S.*[.!?…]\S?$/s.test(textContent))
  )
}

/** The blocks in a fallback are indented more than the tag; the blocks after it are indented as the tag is. */
function isIndentedLikeChildren({firstChild, previousSibling, children}: Element): boolean {
  const own = measureIndent(previousSibling)
  const inner = measureIndent(firstChild)
  return own !== undefined && inner !== undefined && inner <= own && hasBlock(children)
}

/** Returns the number of spaces before the node that follows a line break; undefined if there is no line break. */
function measureIndent(node: Node | null): number | undefined {
  return /\n([\t ]*)$/.exec(node?.nodeType === 3 ? (node.textContent ?? '') : '')?.[1]?.length
}

/** A fallback of several blocks has a link to the content, or to another page. */
function hasBlocksWithoutLink(element: Element): boolean {
  return element.querySelectorAll(BLOCK).length > 1 && !element.querySelector('a')
}

function hasBlock(children: HTMLCollection): boolean {
  return [...children].some((child) => child.matches(BLOCK))
}

/**
 * Explains an error: what is wrong, and how to correct it. Loaded lazily, since it is rarely needed.
 *
 * @param tag - The name of the element that cannot show its content.
 */
export function explain({code, subject, value}: ArticleError, tag = 'reader-article'): string {
  const expected = EXPECTATIONS[tag]
  switch (code) {
    case 'missing-attribute':
      return subject === 'project-id'
        ? `<${tag}> has no project. Add project-id="abc123" (in React the prop projectId="abc123"), call configure({projectId: 'abc123'}) in the browser, or add ?project=abc123 to the script's URL.`
        : `<${tag}> has no ${expected?.document}. Add ${expected?.example}.`
    case 'invalid-attribute':
      return `${subject}="${value}" is not valid on <${tag}>. Use ${VALID_VALUES[subject]}.`
    case 'not-found':
      return `<${tag}> found no ${expected?.result} for ${subject}="${value}". Check the spelling, and whether it is published.`
    case 'unreachable':
      // A subject with a path is the URL of this package's script.
      return new URL(subject).origin !== subject
        ? `${subject} cannot load a file from its folder that this article needs. Host all files of the folder.`
        : `${subject} cannot be reached. If the URL is right, allow this site to read the project: npx sanity cors add ${location.origin} --no-credentials`
    case 'timeout':
      return `${subject} did not respond within 35 seconds. Check that it is running, and that its URL is right.`
    case 'refused':
      return `${subject} responded with ${value}. Check the project and the dataset.`
    default:
      return value
        ? `${subject} responded with ${value} and without content for <${tag}>.`
        : subject
          ? `<${tag}> has received an article without ${subject} and text. Its title must be text, for example "How to Listen", and its body a list of blocks.`
          : `<${tag}> cannot show its content: it is invalid.`
  }
}
