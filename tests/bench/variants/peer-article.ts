import type {PortableTextBlock} from '@portabletext/types'

/** The API's origin, which `buildPeers` defines. */
declare const API_HOST: string

/** The API's origin for `@sanity/client`, which prepends the project's id to the host. */
export const apiHost = API_HOST

/** The result of the peers' query. */
export interface PeerArticle {
  readonly title: string
  readonly body: PortableTextBlock[]
  readonly signOff: string
  readonly reader: {readonly name: string; readonly pin: string}
}
