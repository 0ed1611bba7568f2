/** Accepts a BCP 47 language tag in its canonical spelling. */
export function checkLanguageTag(tag: string | undefined): true | string {
  if (tag === undefined) {
    return true
  }
  const canonical = canonicalTag(tag)
  if (canonical === undefined || !/^[a-z]{2,3}(?:-|$)/u.test(canonical)) {
    return `“${tag}” is not a language code. Write en for English, cy for Welsh, pt-BR for Brazilian Portuguese.`
  }
  return canonical === tag ? true : `Write ${canonical} instead of ${tag}.`
}

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}
