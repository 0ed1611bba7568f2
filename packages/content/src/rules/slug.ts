import getSlug from 'speakingurl'

/** In characters, so that ids that contain a slug stay below the Content Lake's limit of 128. */
export const MAX_SLUG_LENGTH = 96

/**
 * Returns the slug for a title: lower-case ASCII words joined by hyphens, at most 96 characters.
 *
 * Only a blank title has an empty slug: a title that cannot be spelt in ASCII gets a slug made from its hash.
 */
export function slugify(text: string): string {
  // The library and the options of Sanity's slug field, so that both make the same slug.
  const slug = getSlug(text.normalize('NFC'), {symbols: true, truncate: MAX_SLUG_LENGTH})
  return slug === '' && text.trim() !== '' ? `text-${computeHash(text)}` : slug
}

// FNV-1a, 32 bits: short, stable and without a dependency. It does not have to be secure.
function computeHash(text: string): string {
  let hash = 0x81_1c_9d_c5
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0
  }
  return hash.toString(16).padStart(8, '0')
}
