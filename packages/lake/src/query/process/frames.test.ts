import {assert, array, integer, property, string} from 'fast-check'
import {expect, test} from 'vitest'

import {createFrameParser, createFrame} from './frames.ts'

test('messages arrive unchanged, however the stream is split into chunks', () => {
  assert(
    property(array(string({unit: 'binary'})), integer({min: 1, max: 9}), (texts, size) => {
      const received: string[] = []
      const parse = createFrameParser((message) => {
        const [kind, ...bytes] = Buffer.concat(message)
        received.push(`${kind}${Buffer.from(bytes).toString()}`)
      })
      const stream = Buffer.concat(texts.map((text) => createFrame(text, 7)))
      for (let start = 0; start < stream.length; start += size) {
        parse(stream.subarray(start, start + size))
      }
      expect(received).toEqual(texts.map((text) => `7${text}`))
    }),
  )
})
