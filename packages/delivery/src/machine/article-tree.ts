import {
  type Article,
  type Attributes,
  type Child,
  formatSignature,
  type Hyperscript,
  renderBlocks,
  renderFigure,
  renderRareBlock,
} from '@reader-article/content'
import type {Element, Properties, Root, RootContent} from 'hast'
import {createServerContext} from 'reader-article/ssr'

import {serverPage, type Site} from '../site.ts'

/**
 * Renders an article as a tree of HTML, with the renderers that make pages and nodes: its title, reader, cover, text,
 * sign-off and signature. Other formats are made from the tree.
 */
export function renderArticleTree(article: Article, site: Site, now: Date): Root {
  const {title, reader, cover, body, signOff, settings} = article
  const context = createServerContext(serverPage(site, now), settings)
  const h = createTreeBuilder(site.origin)
  return {
    type: 'root',
    children: flatten([
      h('h1', null, title),
      reader && h('p', null, formatSignature(reader, context.words.pin)),
      cover && renderFigure(h, 'cover', cover, context.images),
      renderBlocks(h, body, context, (block, blockContext) =>
        renderRareBlock(h, block, blockContext, () => undefined),
      ),
      signOff && h('p', null, h('em', null, signOff)),
      reader?.pin && h('p', null, formatSignature(reader, context.words.pin)),
    ]),
  }
}

/** Creates elements of a tree; a path in the site becomes a URL, because the text is read elsewhere. */
function createTreeBuilder(origin: string): Hyperscript<Element> {
  return (tagName, attributes, ...children) => ({
    type: 'element',
    tagName,
    properties: readProperties(attributes ?? {}, origin),
    children: flatten(children),
  })
}

function readProperties({href, src, alt}: Attributes, origin: string): Properties {
  return {
    ...(typeof href === 'string' && {href: href.startsWith('/') ? origin + href : href}),
    ...(typeof src === 'string' && {src}),
    ...(typeof alt === 'string' && {alt}),
  }
}

function flatten(children: readonly Child<Element>[]): Exclude<RootContent, {type: 'doctype'}>[] {
  return children.flatMap((child) => {
    if (typeof child === 'string') {
      return {type: 'text' as const, value: child}
    }
    if (typeof child === 'function') {
      return child()
    }
    if (isList(child)) {
      return flatten(child)
    }
    return child || []
  })
}

function isList(child: Child<Element>): child is readonly Child<Element>[] {
  return Array.isArray(child)
}
