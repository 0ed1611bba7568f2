/** Creates the result of an article query. Every twentieth block is a chapter heading, up to the number of chapters. */
export function createArticle(slug: string, title: string, length: number, chapters: number) {
  const body = Array.from({length}, (_, index) =>
    index % 20 === 10 && index / 20 < chapters
      ? block('h2', `Chapter ${index}`)
      : block('normal', `Paragraph ${index}. ${'Words that take some space. '.repeat(12)}`),
  )
  return {_id: slug, title, slug, body: [...body, block('normal', 'The end.')]}
}

function block(style: string, text: string) {
  return {_type: 'block', style, children: [{_type: 'span', text}]}
}
