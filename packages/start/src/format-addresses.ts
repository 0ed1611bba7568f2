import type {Servers} from './start-servers.ts'

/** Formats what the terminal shows when all servers are running. */
export function formatAddresses({lake, studio, site}: Omit<Servers, 'close'>): string {
  return `
  Studio         ${studio}   where editors write
  Example site   ${site}   where the articles are shown
${lake ? `  Lake           ${lake}   where the content is stored` : '  The content is on hosted Sanity.'}

  Ctrl-C stops everything.
`
}
