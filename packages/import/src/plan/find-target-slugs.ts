import type {ParsedDocument} from '../read/document.ts'

/** Returns the slugs of the articles to which a document refers: in links, and as related articles. */
export function findTargetSlugs({body, details}: ParsedDocument): string[] {
  const linked = body.flatMap((block) =>
    block._type === 'block'
      ? block.markDefs.flatMap((link) => (link._type === 'articleLink' ? [link.slug] : []))
      : [],
  )
  return [...linked, ...(details?.related ?? [])]
}
