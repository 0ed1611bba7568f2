import type {Article} from '@reader-article/content'

/** Search engines and link previews show about as many characters. */
const MAX_LENGTH = 160

/**
 * Returns the description of an article for search engines and link previews: that of the editors, or the beginning
 * of the text, because many letters arrive without an excerpt.
 */
export function describeForSearch({seo, excerpt, body}: Article): string {
  return seo.description || excerpt || shorten(findOpening(body))
}

/** Returns the text of the first paragraph that has some. */
function findOpening(body: Article['body']): string {
  for (const block of body) {
    if (block._type === 'block' && block.style === 'normal') {
      const words = block.children.map(({text}) => text).join('')
      const collapsed = words.replaceAll(/\s+/g, ' ').trim()
      if (collapsed) {
        return collapsed
      }
    }
  }
  return ''
}

/** Shortens a text at the end of a word. */
function shorten(text: string): string {
  const characters = Array.from(text.slice(0, 2 * MAX_LENGTH + 2))
  if (characters.length <= MAX_LENGTH) {
    return text
  }
  const start = characters.slice(0, MAX_LENGTH).join('')
  return `${start.replace(/[^\p{L}\p{N}]+[\p{L}\p{N}'’-]*$/u, '') || start}…`
}
