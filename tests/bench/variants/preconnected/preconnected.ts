import {readerArticles, scriptTag} from '../by-script/by-script.ts'
import {shell} from '../shell.ts'
import type {Variant} from '../variant.ts'

/** Ours with the connection to the API opened while the script is on its way: one snippet for all articles. */
export const preconnected: Variant = {
  name: 'preconnected',
  title: 'Ours by script tag, with a preconnect',
  page: (request) =>
    shell({
      head: `<link rel="preconnect" crossorigin href="${request.origins.api}">\n${scriptTag(request)}`,
      main: readerArticles(request),
    }),
}
