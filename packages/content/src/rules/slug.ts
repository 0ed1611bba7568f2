import getSlug from 'speakingurl'

/** The longest slug, in characters; ids that carry a slug stay below the Content Lake's limit of 128. */
export const MAX_SLUG_LENGTH = 96

/**
 * The address part for a title: lower-case ASCII words joined by hyphens, at most 96 characters.
 *
 * Never empty for a text with anything in it: what cannot be spelt in ASCII gets a stable name of its own.
 */
export function slugify(text: string): string {
  // The same library and options as the Studio's own slug field, so that both make the same slug.
  const slug = getSlug(text.normalize('NFC'), {symbols: true, truncate: MAX_SLUG_LENGTH})
  return slug === '' && text.trim() !== '' ? `text-${fingerprint(text)}` : slug
}

// FNV-1a, 32 bits: short, stable and without a dependency; nothing secret hangs on it.
function fingerprint(text: string): string {
  let hash = 0x81_1c_9d_c5
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0
  }
  return hash.toString(16).padStart(8, '0')
}
