import type {ArticleError} from './errors.ts'

/** What each element needs to be told, and what its query finds. */
const NEEDS: Readonly<Record<string, {what: string; add: string; found: string}>> = {
  'reader-article': {
    what: 'which article',
    add: 'slug="how-to-listen", article-id="…" or pin="700107"',
    found: 'published article',
  },
  'reader-status': {what: 'whose status', add: 'pin="700107"', found: 'reader'},
  'reader-card': {what: 'which reader', add: 'pin="700107"', found: 'reader'},
}

const RIGHT: Readonly<Record<string, string>> = {
  'project-id': 'project-id="abc123", lower-case letters, digits and hyphens',
  dataset: 'dataset="production"',
  'api-host': 'api-host="https://lake.example", without a path',
  pin: 'pin="700107", 4 to 10 digits',
  'reader-pin': 'reader-pin="700107", 4 to 10 digits',
  'href-pattern': 'href-pattern="/articles/{slug}", with {slug} in it',
  limit: 'limit="12", a whole number from 1 to 50',
  'heading-level': 'heading-level="2", a whole number from 1 to 6',
  layout: 'layout="list" or layout="grid"',
  paging: 'paging="more", paging="pages" or paging="none"',
}

/** Why the page's content after an element is gone, in a sentence. */
export function explainUnclosed(tag: string): string {
  return `<${tag}> has no end tag, and has taken the content after it for its fallback: HTML ignores the slash in <${tag} … />. Write <${tag} …></${tag}>.`
}

/**
 * What is wrong, and what would be right, in a sentence; in a chunk of its own, since it is rarely needed.
 *
 * @param tag - The name of the element that cannot show what it should.
 */
export function explain({code, subject, value}: ArticleError, tag = 'reader-article'): string {
  const needs = NEEDS[tag]
  switch (code) {
    case 'missing-attribute':
      return subject === 'project-id'
        ? `<${tag}> does not know its project: add project-id="abc123", or ?project=abc123 to the script's address.`
        : `<${tag}> does not know ${needs?.what}: add ${needs?.add}.`
    case 'invalid-attribute':
      return `<${tag}> cannot use ${subject}="${value}": a right one is ${RIGHT[subject]}.`
    case 'not-found':
      return `<${tag}> found no ${needs?.found} for ${subject}="${value}": is it published, and the spelling right?`
    case 'unreachable':
      // A whole address is the script's own.
      return new URL(subject).origin !== subject
        ? `${subject} has not beside it the file that this article needs: host all files of the folder that it came in.`
        : `${subject} cannot be reached. Where the address is right, let this site read the project: npx sanity cors add ${location.origin} --no-credentials`
    case 'timeout':
      return `${subject} did not answer in time, asked three times: is it up, and the address right?`
    case 'refused':
      return `${subject} answered ${value}: are the project and the dataset right?`
    default:
      return `${subject} answered ${value} without anything to show in <${tag}>.`
  }
}
