import {usEnglishLocale} from 'sanity'
import {presentationTool} from 'sanity/presentation'
import {structureTool} from 'sanity/structure'
import {expect, test} from 'vitest'

import {localeBundles} from './locale-bundles.ts'

/** Words that editors do not know. */
const FOREIGN_WORDS = /\b(documents?|datasets?|schemas?|Sanity)\b/iu

// Texts of features that the desk does not have, or that only hosted Sanity shows to administrators.
const UNUSED =
  /^(about-dialog|action\.disabled-by-canvas|asset-sources?\.media-library|banners\.variant|canvas|confirm-delete-dialog\.(cdr|other-reference|preview-item)|document-group|feedback|free-trial|help-resources|incoming-references-input\.types-loading-cross-dataset|inputs\.imagetool\.vector-warning\.developer-info|inputs\.reference\.(cross-dataset|global|incomplete-reference)|no-document-types-screen|package-version)\b/u

/** A text that Sanity's code reads, but does not have. */
const MISSING = 'studio:new-document.new-document'

const PLACEHOLDERS = /\{\{.+?\}\}|<\/?\w+\/?>/gu

const sanityTexts = await readTexts([
  ...[usEnglishLocale.bundles ?? []].flat(),
  ...[structureTool().i18n?.bundles ?? []].flat(),
  ...[presentationTool({previewUrl: '/'}).i18n?.bundles ?? []].flat(),
])
const ourTexts = await readTexts(localeBundles)

test('every text replaces a text of Sanity, and has no placeholder that Sanity does not fill in', () => {
  const unknown = [...ourTexts].flatMap(([key, text]) => {
    const original = sanityTexts.get(key)
    const placeholders: string[] = original?.match(PLACEHOLDERS) ?? []
    const ours: string[] = text.match(PLACEHOLDERS) ?? []
    return original === undefined ? [key] : ours.filter((one) => !placeholders.includes(one))
  })
  expect(unknown).toEqual([MISSING])
})

test('no text that editors see speaks of documents, datasets, schemas or Sanity', () => {
  const seen = new Map([...sanityTexts, ...ourTexts])
  const foreign = [...seen].filter(
    ([key, text]) =>
      !UNUSED.test(key.replace(/^.*?:/u, '')) &&
      FOREIGN_WORDS.test(text.replaceAll(PLACEHOLDERS, '')),
  )
  expect(Object.fromEntries(foreign)).toEqual({})
})

/** Reads the texts of bundles, by `namespace:key`. */
async function readTexts(bundles: readonly unknown[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const bundle of bundles) {
    const {namespace, resources} = Object(bundle)
    const loaded = typeof resources === 'function' ? await resources() : resources
    for (const [key, text] of Object.entries(loaded?.default ?? loaded)) {
      texts.set(`${namespace}:${key}`, String(text))
    }
  }
  return texts
}
