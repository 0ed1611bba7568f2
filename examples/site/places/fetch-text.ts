import type {Delivery} from '@reader-article/delivery'

/** The delivery has nothing at an address, or cannot reach its content. */
export class PlaceError extends Error {
  readonly code = 'nothing-delivered'
  override readonly name = 'PlaceError'
}

/** @throws PlaceError */
export async function fetchText({fetch}: Delivery, url: string): Promise<string> {
  const response = await fetch(new Request(url))
  if (!response.ok) {
    throw new PlaceError(`${url} has the status ${response.status}.`)
  }
  return response.text()
}
