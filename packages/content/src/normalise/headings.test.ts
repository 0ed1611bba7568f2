import * as fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {headingIds} from './headings.ts'

describe('the id of a heading', () => {
  it.each([
    ['Be Quiet First', 'listen--be-quiet-first'],
    ['  It’s the 9th hour – or is it?  ', 'listen--it-s-the-9th-hour-or-is-it'],
    ['Über die Ruhe', 'listen--über-die-ruhe'],
    ['U\u0308ber die Ruhe', 'listen--über-die-ruhe'],
    ['كيف تُصغي', 'listen--كيف-تُصغي'],
    ['静かに聞く', 'listen--静かに聞く'],
    ['🌙', 'listen--section'],
    ['"><script>alert(1)</script>', 'listen--script-alert-1-script'],
    ['constructor', 'listen--constructor'],
  ])('is made from its text: %j', (words, id) => {
    expect(idsOf(words)).toEqual([id])
  })

  it('is the same after an edit elsewhere', () => {
    const before = [heading('One'), heading('Two')]
    const after = [text('New'), heading('Zero'), heading('One'), text('Changed'), heading('Two')]
    expect([...headingIds(after, 'listen').values()].slice(1)).toEqual([
      ...headingIds(before, 'listen').values(),
    ])
  })

  it('is different for headings with the same text', () => {
    expect(idsOf('Love', 'Love 2', 'Love', 'Love')).toEqual([
      'listen--love',
      'listen--love-2',
      'listen--love-3',
      'listen--love-4',
    ])
  })

  it('is different in articles with the same headings', () => {
    expect([...headingIds([heading('Love')], 'leo').values()]).toEqual(['leo--love'])
    expect([...headingIds([heading('Love')], 'virgo').values()]).toEqual(['virgo--love'])
    expect([...headingIds([heading('Love')], '').values()]).toEqual(['article--love'])
  })

  it('is unique, short and no name of a global variable, whatever the headings contain', () => {
    fc.assert(
      fc.property(
        fc.string({unit: 'binary'}),
        fc.array(fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom('a', 'a 2', 'a-2'))),
        (slug, texts) => {
          const ids = [...headingIds(texts.map(heading), slug).values()]
          expect(new Set(ids).size).toBe(texts.length)
          for (const id of ids) {
            expect(id).toMatch(/^[^\s"'<>&#]+--[^\s"'<>&#]+$/)
            expect(id).toBe(decodeURIComponent(encodeURIComponent(id)))
          }
        },
      ),
    )
  })

  it('is found quickly for ten thousand headings with the same text', () => {
    const ids = idsOf(...Array.from({length: 10_000}, () => 'Love'))
    expect([ids.at(-1), new Set(ids).size]).toEqual(['listen--love-10000', 10_000])
  })
})

function idsOf(...texts: readonly string[]): string[] {
  return [...headingIds(texts.map(heading), 'listen').values()]
}

function heading(words: string): unknown {
  return {_type: 'block', style: 'h2', children: [{_type: 'span', text: words}]}
}

function text(words: string): unknown {
  return {_type: 'block', style: 'normal', children: [{_type: 'span', text: words}]}
}
