import type {ClipboardLoss, PictureProblem} from '@reader-article/import/paste'

import type {TextKey, Texts} from '../i18n/translate.ts'

const MAX_NAMES = 3
const MAX_NAME_LENGTH = 60

/** What is described in the same sentence. */
type LossKey =
  | `paste.picture.${PictureProblem | 'refused'}`
  | Extract<TextKey, `paste.${ClipboardLoss['kind']}`>

/**
 * Describes what of pasted text was not kept, a sentence for each kind.
 *
 * @param refusedPictures - The names of the pictures that this text cannot contain.
 */
export function describeLosses(
  losses: readonly ClipboardLoss[],
  refusedPictures: readonly string[],
  texts: Texts,
): string[] {
  const kinds = new Map<LossKey, string[]>()
  const add = (key: LossKey, name = '') => {
    const names = kinds.get(key) ?? []
    kinds.set(key, name === '' || names.includes(name) ? names : [...names, name])
  }
  for (const name of refusedPictures) {
    add('paste.picture.refused', name)
  }
  for (const loss of losses) {
    switch (loss.kind) {
      case 'picture':
        add(`paste.picture.${loss.problem}`, loss.name)
        break
      case 'media':
        add('paste.media', loss.name)
        break
      case 'link':
        add('paste.link', loss.href)
        break
      default:
        add(`paste.${loss.kind}`)
    }
  }
  return Array.from(kinds, ([key, names]) => texts.t(key, {names: listNames(names, texts)}))
}

function listNames(names: readonly string[], {t, locale}: Texts): string {
  if (names.length === 0) {
    return ''
  }
  const shown = names.slice(0, MAX_NAMES).map((name) => t('paste.name', {name: shorten(name)}))
  const count = names.length - MAX_NAMES
  const more = count > 0 ? [t('paste.more', {count})] : []
  return ` (${new Intl.ListFormat(locale).format([...shown, ...more])})`
}

function shorten(name: string): string {
  const characters = Array.from(name)
  return characters.length > MAX_NAME_LENGTH
    ? `${characters.slice(0, MAX_NAME_LENGTH - 1).join('')}…`
    : name
}
