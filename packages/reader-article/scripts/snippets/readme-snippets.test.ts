import {expect, test} from 'vitest'

import {fillSnippets} from './readme-snippets.ts'

test('a marked code block gets the snippet of its name, and other blocks stay', () => {
  const other = '```js\nconfigure({})\n```\n'
  expect(
    fillSnippets(`${other}<!-- snippet: npm -->\n\`\`\`js\nold\n\`\`\`\n${other}`, '0.1.0'),
  ).toBe(
    `${other}<!-- snippet: npm -->
\`\`\`js
import {configure} from 'reader-article'
import 'reader-article/define'

configure({projectId: 'abc123', dataset: 'production'})
\`\`\`
${other}`,
  )
})

test('the snippet for a CDN has the whole version and the hashes', () => {
  const cdn = fillSnippets('<!-- snippet: cdn -->\n```html\n```', '1.2.3')
  expect(cdn.match(/reader-article@1\.2\.3\//g)).toHaveLength(3)
  expect(cdn.match(/ integrity="sha384-…" crossorigin>/g)).toHaveLength(2)
})

test('an unknown name is an error that lists the names', () => {
  expect(() => fillSnippets('<!-- snippet: pages -->\n```html\n```', '0.1.0')).toThrow(
    "There is no snippet 'pages'. Use one of page, cdn, status, npm, react, vue, svelte, server.",
  )
})
