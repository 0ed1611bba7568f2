import type {Desk} from './desk.ts'

/** What a terminal shows when everything is running. */
export function addresses({lake, studio, site}: Omit<Desk, 'close'>): string {
  return `
  Studio         ${studio}   where editors write
  Example site   ${site}   where the articles show
${lake ? `  Lake           ${lake}   where the content is kept` : '  The content is on hosted Sanity.'}

  Ctrl-C stops everything.
`
}
