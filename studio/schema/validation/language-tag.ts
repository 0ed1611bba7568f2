/** Accepts a language tag of BCP 47 in its usual spelling. */
export function checkLanguageTag(tag: string | undefined): true | string {
  if (tag === undefined) {
    return true
  }
  const usual = canonical(tag)
  if (usual === undefined || !/^[a-z]{2,3}(?:-|$)/u.test(usual)) {
    return `“${tag}” is no language code. Write en for English, cy for Welsh, pt-BR for Brazilian Portuguese.`
  }
  return usual === tag ? true : `Write ${usual}.`
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}
