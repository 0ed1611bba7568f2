/**
 * Returns the locale in which to format dates and numbers: of the browser's languages the first that is a variant of
 * the Studio's language, such as `en-GB` for `en-US`, otherwise the Studio's.
 */
export function chooseFormatLocale(studio: string, browser: readonly string[]): string {
  const [language] = studio.split('-')
  return browser.find((tag) => tag.split('-')[0] === language) ?? studio
}
