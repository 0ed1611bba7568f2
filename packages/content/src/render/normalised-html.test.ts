import * as fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {blocksToHtml} from './blocks-to-html.ts'
import {hostileBlocks, portableText} from './corpus.test-data.ts'
import {readBlocks} from '../normalise/common-blocks.ts'
import {normaliseBlocks} from '../normalise/rare-blocks.ts'
import {itemsOf} from '../normalise/untrusted-value.ts'

describe('normaliseBlocks', () => {
  it.each(hostileBlocks)('keeps the words of $name', ({blocks, words}) => {
    const text = textOf(blocksToHtml(blocks))
    expect(words.filter((word) => !text.includes(word))).toEqual([])
  })

  it('never throws, and renders no script, no event handler and no unsafe link', () => {
    fc.assert(
      fc.property(portableText, (blocks) => {
        const html = blocksToHtml(blocks)
        const tags = [...html.matchAll(/<([a-z\d]+)([^>]*)>/g)]
        expect(tags.filter(([, tag]) => !ALLOWED.has(tag ?? ''))).toEqual([])
        expect(tags.filter(([, , attributes]) => /\son\w+=/.test(attributes ?? ''))).toEqual([])
        const hrefs = [...html.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href ?? '')
        expect(
          hrefs.filter((href) => !/^(https?:\/\/|mailto:|tel:|\/(?![/\\]))/.test(href)),
        ).toEqual([])
      }),
      {numRuns: 500},
    )
  })

  it.each([
    [
      'file-abc123-mp3',
      '<audio controls preload="none" aria-label="A gate" src="abc123.mp3"></audio>',
    ],
    ['file-"><script>-mp3', ''],
    ['image-abc123-1x1-png', ''],
    ['https://evil.example/a.mp3', ''],
    [7, ''],
  ])('shows a player for a recording only if %j is the id of a file', (_ref, player) => {
    const recording = {
      _type: 'audio',
      file: {_type: 'file', asset: {_ref}},
      caption: 'A gate',
      transcript: 'Click.\n\nClack.',
    }
    expect(blocksToHtml([recording])).toBe(
      `<figure part="audio"><figcaption part="caption">A gate</figcaption>${player}<details part="transcript"${player ? '' : ' open'}><summary>Transcript</summary><p>Click.</p><p>Clack.</p></details></figure>`,
    )
  })

  it('takes the file of a recording from the dataset of the images', () => {
    const recording = {_type: 'audio', file: {asset: {_ref: 'file-abc123-mp3'}}}
    const images = 'https://lake.example/images/images/production/'
    expect(blocksToHtml([recording], {images})).toContain(
      ' src="https://lake.example/files/images/production/abc123.mp3"',
    )
  })

  it('renders superscript and subscript', () => {
    const children = [span('10'), span('6', 'sup'), span(' H'), span('2', 'sub'), span('O')]
    expect(blocksToHtml([{_type: 'block', children}])).toBe(
      '<p part="lead">10<sup>6</sup> H<sub>2</sub>O</p>',
    )
  })

  it('nests nine levels of lists', () => {
    const items = Array.from({length: 9}, (_, index) => ({
      _type: 'block',
      listItem: 'bullet',
      level: index + 1,
      children: [{_type: 'span', text: 'x'}],
    }))
    expect(blocksToHtml(items)).toBe('<ul><li>x'.repeat(9) + '</li></ul>'.repeat(9))
  })

  it('keeps every word of well-formed text', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(fc.array(fc.array(word, {minLength: 1}), {minLength: 1}), (paragraphs) => {
        const blocks = paragraphs.map((words) => ({
          _type: 'block',
          children: words.map((text) => ({_type: 'span', text: `${text} `, marks: ['strong']})),
        }))
        const rendered = textOf(blocksToHtml(blocks)).split(/\s+/).filter(Boolean)
        expect(rendered).toEqual(paragraphs.flat())
      }),
    )
  })

  it('passes only blocks to the parser of rare blocks that are not well-formed text', () => {
    const rare: unknown[] = []
    for (const body of [null, undefined, [], [paragraph('One'), paragraph(''), paragraph('Two')]]) {
      readBlocks(itemsOf(body), (value) => void rare.push(value))
    }
    expect(rare).toEqual([])
    readBlocks([null, {_type: 'callout'}, 'Text'], (value) => void rare.push(value))
    expect(rare).toEqual([null, {_type: 'callout'}, 'Text'])
  })

  it('gives each block the index of its item as key, for links to headings', () => {
    const heading = {
      _type: 'block',
      _key: '"><',
      style: 'h2',
      children: [{_type: 'span', text: 'Hi'}],
    }
    expect(normaliseBlocks([null, heading, heading]).map((block) => block._key)).toEqual(['1', '2'])
  })
})

const ALLOWED = new Set(
  'p h2 h3 h4 h5 blockquote ul ol li a span strong em code u s sub sup br figure figcaption img aside div audio details summary'.split(
    ' ',
  ),
)

function span(text: string, ...marks: string[]) {
  return {_type: 'span', text, marks}
}

function paragraph(text: string) {
  return {_type: 'block', children: [{_type: 'span', text}]}
}

function textOf(html: string): string {
  return html
    .replace(/<br>/g, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
}
