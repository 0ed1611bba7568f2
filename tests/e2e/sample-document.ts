/** A document as a reader sends it, and what a page must show of it. */
export interface SampleDocument {
  readonly text: string
  readonly slug: string
  readonly title: string
  readonly paragraphs: readonly string[]
}

// Curly quotes, dashes and apostrophes must arrive as they were written.
const WORDS =
  'the tide knows nothing of clocks – yet it’s never late, and the old keeper said: “wait, love, and look again” whenever someone asked what the lamp was for'.split(
    ' ',
  )

/**
 * Writes a document of the shape of a real one: thirteen paragraphs of 1,021 words, doubled spaces
 * between some sentences, and more blank lines than needed.
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
