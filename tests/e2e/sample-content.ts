/** The phone lines of the sample content, as Anwen Pritchard's card shows them. */
export const PHONE_LINES = [
  {
    number: '+44 20 7946 0157',
    href: 'tel:+442079460157,,515037',
    priceText:
      'Pay by card · Readings cost £1.20 a minute, taken from your card. Your phone company may charge for the call. Over 18s only, for entertainment.',
  },
  {
    number: '+44 909 879 0142',
    href: 'tel:+449098790142,,515037',
    priceText:
      'Pay on your phone bill · Calls cost £1.50 a minute plus your phone company’s access charge. You must be over 18 and have the bill payer’s permission. For entertainment.',
  },
]

/** Fetches the number of readers that the directory lists. */
export async function countPublishedReaders(lake: string): Promise<number> {
  const query = encodeURIComponent('count(*[_type == "reader" && retired != true])')
  const response = await fetch(`${lake}/v2026-09-01/data/query/production?query=${query}`)
  return Number(Object(await response.json()).result)
}

/** The slugs of the sample articles. */
export const ARTICLE_SLUGS = [
  'a-small-handbook-for-dreamers',
  'beginning-again-in-november',
  'is-it-intuition-or-is-it-fear',
  'letters-you-do-not-have-to-send',
  'love-after-a-long-silence',
  'the-empty-chair-at-the-table',
  'the-kindest-word-is-sometimes-no',
  'three-cards-for-an-ordinary-tuesday',
  'what-do-the-cards-actually-know',
]

/** Fetches the paragraphs, headings and list items of an article, as text. */
export async function fetchParagraphs(lake: string, slug: string): Promise<readonly string[]> {
  const filter = `*[_type == "article" && slug.current == "${slug}"][0]`
  const query = encodeURIComponent(`${filter}.body[_type == "block"]{"text": pt::text(@)}.text`)
  const response = await fetch(`${lake}/v2026-09-01/data/query/production?query=${query}`)
  const texts: unknown = Object(await response.json()).result
  return Array.isArray(texts) ? texts.map((text) => String(text).replaceAll(/\s+/g, ' ')) : []
}
