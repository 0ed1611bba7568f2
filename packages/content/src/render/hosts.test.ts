import * as fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {normalisedToHtml} from './blocks-to-html.ts'
import {renderContext} from './render-context.ts'
import {hostileBlocks, portableText} from './corpus.test-data.ts'
import {normaliseBlocks} from '../normalise/rare-blocks.ts'
import {renderAllBlocks} from './rare-renderers.ts'
import {mergeText, type PageNode, parsePage, tree} from './page.test.helper.ts'

const context = renderContext({
  images: 'https://cdn.sanity.io/images/abc123/production/',
  origin: 'https://site.example',
  readerPath: '/readers/{pin}',
})

describe('browser nodes and HTML', () => {
  it.each(hostileBlocks)('are the same page for $name', ({blocks}) => {
    expect(pageOfNodes(blocks)).toEqual(pageOfHtml(blocks))
  })

  it('are the same page for any Portable Text', () => {
    fc.assert(
      fc.property(portableText, (blocks) => {
        expect(pageOfNodes(blocks)).toEqual(pageOfHtml(blocks))
      }),
      {numRuns: 500},
    )
  })
})

function pageOfNodes(value: unknown): PageNode[] {
  return mergeText(renderAllBlocks(tree, normaliseBlocks(value), context))
}

function pageOfHtml(value: unknown): PageNode[] {
  return parsePage(normalisedToHtml(normaliseBlocks(value), context))
}
