import type {ArticleError} from './errors.ts'

const RIGHT: Readonly<Record<string, string>> = {
  'project-id': 'project-id="abc123", lower-case letters, digits and hyphens',
  dataset: 'dataset="production"',
  'api-host': 'api-host="https://lake.example", without a path',
  pin: 'pin="700107", 4 to 10 digits',
}

/** What is wrong, and what would be right, in a sentence; in a chunk of its own, since it is rarely needed. */
export function explain({code, subject, value}: ArticleError): string {
  switch (code) {
    case 'missing-attribute':
      return subject === 'project-id'
        ? `<reader-article> does not know its project: add project-id="abc123", or ?project=abc123 to the script's address.`
        : `<reader-article> does not know which article: add slug="how-to-listen", article-id="…" or pin="700107".`
    case 'invalid-attribute':
      return `<reader-article> cannot use ${subject}="${value}": a right one is ${RIGHT[subject]}.`
    case 'not-found':
      return `<reader-article> found no published article for ${subject}="${value}": is it published, and the spelling right?`
    case 'unreachable':
      return `${subject} cannot be reached. Where the address is right, let this site read the project: npx sanity cors add ${location.origin} --no-credentials`
    case 'timeout':
      return `${subject} did not answer in time.`
    case 'refused':
      return `${subject} answered ${value}: are the project and the dataset right?`
    default:
      return `${subject} answered ${value} without an article.`
  }
}
