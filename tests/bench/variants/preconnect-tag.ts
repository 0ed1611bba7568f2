import type {Origins} from './variant.ts'

/** Renders a tag that makes the browser connect to the API while it loads the script. */
export function renderPreconnectTag({api}: Origins): string {
  return `<link rel="preconnect" crossorigin href="${api}">`
}
