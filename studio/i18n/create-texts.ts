import type {Texts} from './translate.ts'

const VARIABLE = /\{\{(\w+)(, number)?\}\}/gu

/**
 * Creates texts without Sanity's i18n, for code that runs where the Studio's language is not known, and for tests.
 *
 * @param bundle - The texts by their keys, in the language of `locale`.
 */
export function createTexts(bundle: Readonly<Record<string, string>>, locale: string): Texts {
  const plurals = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  return {
    locale,
    t(key: string, variables: Readonly<Record<string, string | number>> = {}) {
      const {count} = variables
      const form = typeof count === 'number' ? `${key}_${plurals.select(count)}` : key
      const text = bundle[form] ?? bundle[key] ?? key
      return text.replaceAll(VARIABLE, (_, name: string, isNumber: string | undefined) => {
        const value = variables[name] ?? ''
        return isNumber && typeof value === 'number' ? numbers.format(value) : String(value)
      })
    },
  }
}
