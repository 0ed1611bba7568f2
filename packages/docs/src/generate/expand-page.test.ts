import {expect, test} from 'vitest'

import {expandPage, resolveLinks} from './expand-page.ts'

const GUIDE = `# Guide

First.

## Look

See [the end](#the-end), [other](../other/README.md#part) and ![a picture](look.png).

| a | b |
| --- | --- |

### \`Deep\` part

\`\`\`sh
# no heading
[no link](x.md)
\`\`\`

## The end

Last.
`
const MANIFEST = JSON.stringify({
  modules: [
    {
      declarations: [
        {
          tagName: 'reader-x',
          attributes: [
            {
              name: 'a-b',
              fieldName: 'aB',
              type: {text: "'a' | 'b'"},
              description: 'Of <x>, {slug}.',
            },
          ],
          members: [
            {name: 'aB', attribute: 'a-b'},
            {name: 'data', type: {text: 'unknown'}, description: 'A result.', readonly: true},
          ],
        },
      ],
    },
  ],
})

test('a section is included with its headings at the level of the page, and with its links resolved', () => {
  const {page, anchors, pictures} = expand('# Page\n\n<!-- include: docs/guide.md#look level=3 -->')
  expect(anchors).toEqual([
    ['docs/guide.md#look', '/page'],
    ['docs/guide.md#deep-part', '/page#deep-part'],
  ])
  expect(pictures).toEqual(['docs/look.png'])
  const targets = new Map([
    ['docs/guide.md#the-end', '/end'],
    ['other/README.md#part', '/other'],
  ])
  expect(resolveLinks(page, (source) => targets.get(source))).toBe(`# Page

See [the end](/end), [other](/other) and ![a picture](/pictures/look.png).

| a | b |
| --- | --- |

### \`Deep\` part {#deep-part}

\`\`\`sh
# no heading
[no link](x.md)
\`\`\``)
})

test('a link to what no page shows stays as text', () => {
  const {page} = expand('<!-- include: docs/guide.md#look prose -->')
  expect(resolveLinks(page, () => undefined)).toBe(
    'See the end, other and ![a picture](/pictures/look.png).',
  )
})

test('a whole file is included without its title, or only its introduction', () => {
  expect(expand('<!-- include: docs/guide.md intro -->').page).toBe('First.')
  expect(expand('<!-- include: docs/guide.md -->').page).toMatch(/^First\.\n\n## Look \{#look\}/)
})

test('an unknown section is an error that lists the known ones', () => {
  expect(() => expand('<!-- include: docs/guide.md#nothing -->')).toThrow(
    "No heading has the anchor 'nothing'. Use one of: guide, look, deep-part, the-end.",
  )
})

test('the tables of an element come from the manifest, and nothing in them is markup', () => {
  expect(expand('<!-- element: reader-x -->').page).toBe(`## Attributes

| attribute | property | type | is |
| --- | --- | --- | --- |
| \`a-b\` | \`aB\` | \`'a' \\| 'b'\` | Of &lt;x>, \`{slug}\`. |

## Properties

| property | type | is |
| --- | --- | --- |
| \`data\` | \`unknown\` | A result. Read-only. |`)
})

function expand(template: string) {
  const anchors: [string, string][] = []
  const pictures: string[] = []
  const page = expandPage(template, '/page', {
    read: (path) => (path.endsWith('.json') ? MANIFEST : GUIDE),
    onAnchor: (source, target) => anchors.push([source, target]),
    onPicture: (path) => {
      pictures.push(path)
      return '/pictures/look.png'
    },
  })
  return {page, anchors, pictures}
}
