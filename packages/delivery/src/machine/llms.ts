import type {PhrasingContent, RootContent} from 'mdast'
import {toMarkdown} from 'mdast-util-to-markdown'

import type {SitePage, SitePages} from '../content/get-site-pages.ts'
import type {Reply} from '../http/reply.ts'
import {siteName} from '../pages/site-name.ts'
import {pageUrl, type Site} from '../site.ts'

/** Renders the overview for language models (https://llmstxt.org): the articles, readers and topics. */
export function llms({articles, readers, topics, settings, copy}: SitePages, site: Site): Reply {
  const children: RootContent[] = [
    {type: 'heading', depth: 1, children: [text(siteName(site, settings) || site.url)]},
    ...renderSection('Articles', articles, (key) => `${pageUrl(site, 'articles', key)}.md`),
    ...renderSection('Readers', readers, (key) => pageUrl(site, 'readers', key)),
    ...renderSection('Topics', topics, (key) => pageUrl(site, 'topics', key)),
  ]
  return {
    status: 200,
    type: 'text/plain',
    body: toMarkdown({type: 'root', children}, {bullet: '-'}),
    keys: ['articles', 'readers', 'topics', 'settings'],
    copies: [copy],
  }
}

function renderSection(
  heading: string,
  pages: readonly SitePage[],
  url: (key: string) => string,
): readonly RootContent[] {
  if (pages.length === 0) {
    return []
  }
  return [
    {type: 'heading', depth: 2, children: [text(heading)]},
    {
      type: 'list',
      spread: false,
      children: pages.map(({title, key, description}) => ({
        type: 'listItem',
        children: [
          {
            type: 'paragraph',
            children: [
              {type: 'link', url: url(key), children: [text(title)]},
              ...(description ? [text(`: ${description}`)] : []),
            ],
          },
        ],
      })),
    },
  ]
}

function text(value: string): PhrasingContent {
  return {type: 'text', value: value.replaceAll(/\s+/g, ' ').trim()}
}
