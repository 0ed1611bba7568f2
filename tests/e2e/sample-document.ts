/** A document as a reader sends it, and the content that a page must show after the import. */
export interface SampleDocument {
  readonly text: string
  readonly slug: string
  readonly title: string
  readonly paragraphs: readonly string[]
}

// Curly quotes, dashes and apostrophes must not change.
const WORDS =
  'the tide knows nothing of clocks – yet it’s never late, and the old keeper said: “wait, love, and look again” whenever someone asked what the lamp was for'.split(
    ' ',
  )

/**
 * Creates a document that resembles a real one: thirteen paragraphs with 1,021 words, double spaces
 * between some sentences, and superfluous blank lines.
 */
export function createSampleDocument(reader: {
  name: string
  pin: string
  status: string
}): SampleDocument {
  const wordCounts = Array.from({length: 13}, (_, index) => (index < 12 ? 78 : 1021 - 12 * 78))
  let nextWord = 0
  const paragraphs = wordCounts.map((count, index) => {
    const words = Array.from({length: count - 2}, () => WORDS[nextWord++ % WORDS.length])
    return `Paragraph ${index + 1}. ${words.join(' ')}.`
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
