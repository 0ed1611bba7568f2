const WITH_SCHEME = /^[a-z][a-z\d+.-]*:/iu
const EMAIL = /^[^\s@/:]+@[^\s@/:]+\.[a-z]{2,}$/iu
const DOMAIN = /^(?:[a-z\d-]+\.)+(?<last>[a-z]{2,})(?::\d+)?(?:[/?#]|$)/iu
const FILE_EXTENSION =
  /^(?:html?|php|aspx?|docx?|docm|dotx?|pdf|txt|md|rtf|odt|xlsx?|pptx?|png|jpe?g|gif|webp|svg|zip|mp[34]|csv|xml)$/iu

/**
 * Completes the href of a link in a document: a missing scheme is added and spaces are encoded. Returns
 * undefined for a link within the document, which has no target in an article.
 */
export function completeHref(target: string, anchor: string): string | undefined {
  const trimmed = target.trim()
  if (trimmed === '' || trimmed.startsWith('#')) {
    return undefined
  }
  const host = DOMAIN.exec(trimmed)?.groups?.['last']
  const href =
    WITH_SCHEME.test(trimmed) && host === undefined
      ? trimmed
      : EMAIL.test(trimmed)
        ? `mailto:${trimmed}`
        : host !== undefined && (/^www\./iu.test(trimmed) || !FILE_EXTENSION.test(host))
          ? `https://${trimmed}`
          : trimmed
  const fragment = anchor === '' || href.includes('#') ? '' : `#${anchor}`
  return `${href}${fragment}`.replaceAll(/\s/gu, '%20')
}
