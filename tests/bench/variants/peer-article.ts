import type {PortableTextBlock} from '@portabletext/types'

/** Where the peers find the API; put in when they are built. */
declare const API_HOST: string

/** The API's origin as `@sanity/client` wants it: the project's name goes in front. */
export const apiHost = API_HOST

/** The answer to the peers' query. */
export interface PeerArticle {
  readonly title: string
  readonly body: PortableTextBlock[]
  readonly signOff: string
  readonly reader: {readonly name: string; readonly pin: string}
}
