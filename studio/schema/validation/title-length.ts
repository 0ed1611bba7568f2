const MAX_RECOMMENDED_LENGTH = 70
const MAX_LENGTH = 120

/** Rejects a title of more than 120 grapheme clusters: characters as people count them. */
export function checkTitleLength(title: string | undefined): true | string {
  const length = countCharacters(title)
  return length <= MAX_LENGTH
    ? true
    : `The title has ${length} characters; the maximum is ${MAX_LENGTH}.`
}

/** Warns about a title of 71 to 120 grapheme clusters. */
export function adviseTitleLength(title: string | undefined): true | string {
  const length = countCharacters(title)
  return length <= MAX_RECOMMENDED_LENGTH || length > MAX_LENGTH
    ? true
    : `The title has ${length} characters; search engines cut it off after about ${MAX_RECOMMENDED_LENGTH}.`
}

// Creating a segmenter takes longer than counting the characters of a title.
const segmenter = new Intl.Segmenter()

function countCharacters(text: string | undefined): number {
  return text === undefined ? 0 : [...segmenter.segment(text)].length
}
