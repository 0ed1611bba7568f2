import {runInNewContext} from 'node:vm'

import {expect, test} from 'vitest'

import {scriptLiteral} from './script-literal.ts'

test.each([
  '</script><!--<script>',
  '\u2028\u2029\n\r\u0000',
  '\ud800 \udc00 \u{1f409}',
  '__proto__',
  '"\'`${x}\\',
])('%j is the same text in a script, in which it ends nothing', (text) => {
  const literal = scriptLiteral([text, [text, 0]])
  expect(runInNewContext(`JSON.stringify(${literal})`)).toBe(JSON.stringify([text, [text, 0]]))
  expect(literal).not.toMatch(/[<\u2028\u2029\n\r]/)
  expect(literal.isWellFormed()).toBe(true)
})
