import {findLinkProblem, isPin, PIN_RULE} from '@reader-article/content'

import {HIDEABLE_PARTS} from '../element/hideable-parts.ts'
import {type DeliveryPlace, getDeliveryPlaces, getPlaces, isDeliveryPlace} from './places.ts'
import {SnippetError} from './snippet-error.ts'
import {SNIPPET_THEMES, type SnippetElement, type SnippetOptions} from './snippet-options.ts'

const PROJECT_ID = /^[a-z\d][a-z\d-]*$/
const DATASET = /^[a-z\d~][\w-]*$/
const ORIGIN = /^https?:\/\/[^/?#@\\\s]+$/
const HASH = /^sha(?:256|384|512)-\S+$/

/**
 * Checks options whose values would make an element fail, or a page load or open something else.
 *
 * @throws SnippetError
 */
export function checkOptions({place, element, source, files, link, ...look}: SnippetOptions): void {
  if (isDeliveryPlace(place)) {
    checkDelivery(place, element, look.delivery)
  } else if (!getPlaces(element).includes(place)) {
    throw new SnippetError(
      'unavailable-place',
      'place',
      `A server cannot render <${element.tag}>, only <reader-article>. Use place: 'page'.`,
    )
  }
  checkElement(element)
  check('source.projectId', source.projectId, PROJECT_ID.test(source.projectId), "'abc123'")
  check('source.dataset', source.dataset, DATASET.test(source.dataset), "'production'")
  const {apiHost} = source
  check(
    'source.apiHost',
    apiHost,
    apiHost === undefined || (ORIGIN.test(apiHost) && URL.canParse(apiHost)),
    "the origin of a Lake, such as 'https://lake.example'",
  )
  for (const name of ['scripts', 'themes'] as const) {
    check(`files.${name}`, files[name], isFolder(files[name]), "'https://your.site/reader-article'")
  }
  for (const [name, hash] of Object.entries(files.integrity ?? {})) {
    check(`files.integrity['${name}']`, hash, HASH.test(hash), "'sha384-…' from integrity.json")
  }
  checkLink(place, link)
  const {theme, lang} = look
  check(
    'theme',
    theme,
    theme === undefined || SNIPPET_THEMES.includes(theme),
    SNIPPET_THEMES.join(', '),
  )
  check('lang', lang, lang === undefined || isLanguageTag(lang), "'en' or 'de-AT'")
}

function checkDelivery(
  place: DeliveryPlace,
  element: SnippetElement,
  delivery: SnippetOptions['delivery'],
): void {
  if (!getDeliveryPlaces(element).includes(place)) {
    throw new SnippetError(
      'unavailable-place',
      'place',
      `A delivery serves only <reader-article> with a slug for '${place}'. Use place: 'page'.`,
    )
  }
  check(
    'delivery',
    delivery,
    delivery !== undefined && /^https?:/i.test(delivery) && isFolder(delivery),
    "the URL of your delivery, such as 'https://articles.example'",
  )
}

function checkElement(element: SnippetElement): void {
  switch (element.tag) {
    case 'reader-articles':
      checkPin('element.readerPin', element.readerPin)
      return
    case 'reader-article':
      for (const part of element.hide ?? []) {
        const parts = HIDEABLE_PARTS['reader-article']
        check('element.hide', part, parts.includes(part), parts.join(', '))
      }
      if (element.pin === undefined) {
        check('element.slug', element.slug, element.slug.trim() !== '', "'how-to-listen'")
        return
      }
      checkPin('element.pin', element.pin)
      return
    default:
      checkPin('element.pin', element.pin)
  }
}

function checkPin(option: string, pin: string): void {
  check(option, pin, isPin(pin), PIN_RULE)
}

function checkLink(place: SnippetOptions['place'], {text, href}: SnippetOptions['link']): void {
  check('link.text', text, text.trim() !== '', "'Read the article'")
  check(
    'link.href',
    href,
    href === undefined ? place !== 'link' : findLinkProblem(href) === undefined,
    "'https://advice.example/articles/how-to-listen'",
  )
}

/** Throws an error that names the option, its value and what is valid, unless the value is valid. */
function check(option: string, value: string | undefined, isValid: boolean, valid: string): void {
  if (!isValid) {
    const shown = value === undefined ? 'missing' : `'${value}', which is not valid`
    throw new SnippetError('invalid-option', option, `${option} is ${shown}. Use ${valid}.`)
  }
}

function isFolder(url: string): boolean {
  return /^(?:https?:\/\/|\/(?!\/))[^\s?#\\]*$/.test(url) && findLinkProblem(url) === undefined
}

function isLanguageTag(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length === 1
  } catch {
    return false
  }
}
