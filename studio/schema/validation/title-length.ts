const COMFORTABLE = 70
const LONGEST = 120

/** Refuses a title of more than 120 characters, as people count them. */
export function checkTitleLength(title: string | undefined): true | string {
  const length = countCharacters(title)
  return length <= LONGEST ? true : `The title has ${length} characters; ${LONGEST} is the most.`
}

/** Advises against a title of more than 70 characters, as people count them. */
export function adviseTitleLength(title: string | undefined): true | string {
  const length = countCharacters(title)
  return length <= COMFORTABLE || length > LONGEST
    ? true
    : `The title has ${length} characters; search engines cut it off after about ${COMFORTABLE}.`
}

function countCharacters(text: string | undefined): number {
  return text === undefined ? 0 : [...new Intl.Segmenter().segment(text)].length
}
