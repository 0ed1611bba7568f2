import type {Origins} from './variant.ts'

/** Makes the browser connect to the API while it loads the script. */
export function preconnectTag({api}: Origins): string {
  return `<link rel="preconnect" crossorigin href="${api}">`
}
