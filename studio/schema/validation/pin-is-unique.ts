import {getPublishedId, type ValidationContext} from 'sanity'

import {API_VERSION} from '@reader-article/content'

import {currentTexts} from '../../i18n/current-texts.ts'

/** One version of a reader who has the PIN: published, draft or release. */
export interface PinHolder {
  _id: string
  name: string | null
  retired: boolean | null
}

// Drafts and release versions count too: otherwise two of them could be published with the same PIN.
const HOLDERS_QUERY = '*[_type == "reader" && pin == $pin]{_id, name, retired}'

/** Accepts a PIN that no other reader has, in any version; retired readers count. */
export async function checkPinIsUnique(
  pin: string | undefined,
  context: ValidationContext,
): Promise<true | string> {
  const id = context.document?._id
  if (pin === undefined || id === undefined) {
    return true
  }
  const holders = await context
    .getClient({apiVersion: API_VERSION})
    .withConfig({perspective: 'raw'})
    .fetch<PinHolder[]>(HOLDERS_QUERY, {pin})
  return explainTakenPin(pin, id, holders)
}

/** Returns true if a PIN is free, otherwise a message that names its holder; `id` is the id of any version of the edited reader. */
export function explainTakenPin(
  pin: string,
  id: string,
  holders: readonly PinHolder[],
): true | string {
  const publishedId = getPublishedId(id)
  const otherHolder = holders.find((holder) => getPublishedId(holder._id) !== publishedId)
  if (!otherHolder) {
    return true
  }
  const {t} = currentTexts()
  const name = otherHolder.name ?? t('validation.pin.unnamed-holder')
  return otherHolder.retired
    ? t('validation.pin.taken-by-retired', {pin, name})
    : t('validation.pin.taken', {pin, name})
}
