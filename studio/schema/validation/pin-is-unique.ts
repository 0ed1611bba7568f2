import {getPublishedId, type ValidationContext} from 'sanity'

import {API_VERSION} from '@reader-article/content'

/** A reader, in any version, as far as a PIN is concerned. */
export interface PinHolder {
  _id: string
  name: string | null
  retired: boolean | null
}

// Drafts and versions count: two readers about to be published on one PIN are one too many.
const HOLDERS_QUERY = '*[_type == "reader" && pin == $pin]{_id, name, retired}'

/** Accepts a PIN that no other reader has in any version, retired readers included. */
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
  return explainOtherHolder(pin, id, holders)
}

/** Says who else has a PIN; `id` may be of any version of the reader who is being edited. */
export function explainOtherHolder(
  pin: string,
  id: string,
  holders: readonly PinHolder[],
): true | string {
  const own = getPublishedId(id)
  const other = holders.find((holder) => getPublishedId(holder._id) !== own)
  if (!other) {
    return true
  }
  const who = other.name ?? 'another reader without a name yet'
  return other.retired
    ? `PIN ${pin} belongs to ${who}, who is retired. PINs are never given out again: choose another.`
    : `PIN ${pin} belongs to ${who}. Choose another.`
}
