import * as fc from 'fast-check'
import {expect, test} from 'vitest'

import {findLinkProblem} from '../rules/link-problem.ts'
import {blocksToHtml} from './blocks-to-html.ts'

const STARTS = ['', 'https://', 'http:', 'mailto:', 'tel:', 'javascript:', '/', '//']
const PARTS = 'example.org|a|1|+44|a@b|@|:|/|\\|?|#|,|.|%20|ü| |\t|\u00ad|\u200b|\ud800'.split('|')

test('a page links to a target without spaces around it if and only if the target has no problem', () => {
  const composed = fc
    .tuple(fc.constantFrom(...STARTS), fc.array(fc.constantFrom(...PARTS), {maxLength: 6}))
    .map(([start, parts]) => start + parts.join(''))
  fc.assert(
    fc.property(fc.oneof(composed, fc.webUrl(), fc.string()), (text) => {
      const href = text.trim()
      expect(isLinked(href)).toBe(findLinkProblem(href) === undefined)
    }),
    {numRuns: 2000},
  )
})

function isLinked(href: string): boolean {
  const span = {_type: 'span', text: 'text', marks: ['link']}
  const markDefs = [{_type: 'link', _key: 'link', href}]
  return blocksToHtml([{_type: 'block', children: [span], markDefs}]).includes('<a ')
}
