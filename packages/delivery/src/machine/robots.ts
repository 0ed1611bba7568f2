import type {Reply} from '../http/reply.ts'
import {pageUrl, type Site} from '../site.ts'

/** Renders the rules for crawlers (RFC 9309): everything but what is made for frames. */
export function robots(site: Site): Reply {
  return {
    status: 200,
    type: 'text/plain',
    body: `User-agent: *\nDisallow: ${site.basePath}/embed/\n\nSitemap: ${pageUrl(site, 'sitemap.xml')}\n`,
    keys: [],
    copies: [],
  }
}
