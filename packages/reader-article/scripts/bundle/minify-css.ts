import {Features, transform} from 'lightningcss'

/** Minifies a style sheet for the browsers of the script-tag files. */
export function minifyCss(css: string, filename: string): string {
  const {code} = transform({
    filename,
    code: Buffer.from(css),
    minify: true,
    // Keeps `(min-width: …)`: older browsers do not know the shorter `(width >= …)`.
    include: Features.MediaRangeSyntax,
  })
  return Buffer.from(code).toString()
}
