/** A document as a reader sends it, with the content that a page must show. */
export interface SampleDocument {
  readonly text: string
  readonly slug: string
  readonly title: string
  readonly paragraphs: readonly string[]
}

// Includes curly quotes, dashes and apostrophes, which must not change.
const WORDS =
  'the tide knows nothing of clocks – yet it’s never late, and the old keeper said: “wait, love, and look again” whenever someone asked what the lamp was for'.split(
    ' ',
  )

/**
 * Returns a document that resembles a real one: thirteen paragraphs with 1,021 words, double spaces
 * between some sentences, and superfluous blank lines.
 */
export function sampleDocument(reader: {
  name: string
  pin: string
  status: string
}): SampleDocument {
  const counts = Array.from({length: 13}, (_, at) => (at < 12 ? 78 : 1021 - 12 * 78))
  let next = 0
  const paragraphs = counts.map((count, at) => {
    const words = Array.from({length: count - 2}, () => WORDS[next++ % WORDS.length])
    return `Paragraph ${at + 1}. ${words.join(' ')}.`
  })
  const title = `What the Lamp Is For – and Why ${reader.name} Keeps It`
  return {
    title,
    slug: `what-the-lamp-is-for-and-why-${reader.name.toLowerCase()}-keeps-it`,
    paragraphs: paragraphs.map((paragraph) => paragraph.trim()),
    text: [
      `${reader.name} - PIN ${reader.pin} - ${reader.status}`,
      title,
      ...paragraphs.map((paragraph) => `${paragraph.replaceAll('. ', '.  ')} `),
      'Love and light,\n',
      `Pin - ${reader.pin}\n`,
    ].join('\n\n'),
  }
}
