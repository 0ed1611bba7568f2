import type {Origins} from './variant.ts'

/** Has the connection to the API opened while the script is on its way. */
export function preconnectTag({api}: Origins): string {
  return `<link rel="preconnect" crossorigin href="${api}">`
}
