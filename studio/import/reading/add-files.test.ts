import {expect, test} from 'vitest'

import {addFiles} from './add-files.ts'
import type {SourceReader} from './create-reader.ts'
import {toDroppedFile} from './dropped-files.ts'
import {readSource} from './read-source.ts'
import {fingerprint} from '@reader-article/import/read'

// Reads without a worker, which Node does not have in this form.
const reader: SourceReader = {
  read: async (name, bytes) => ({
    number: 0,
    fingerprint: fingerprint(bytes),
    readings: await readSource(bytes, name, undefined),
  }),
  end() {
    // There is no worker.
  },
}
const TEXT = 'Clara Bell - PIN 700107 - Busy\n\nThe moon\n\nThe moon is far away.\n'

test('documents, pictures and files that are not taken are told apart', async () => {
  const unreadable = new File([TEXT], 'moved.txt')
  unreadable.arrayBuffer = () => Promise.reject(new Error('gone'))
  const files = [
    new File([TEXT], 'moon.txt'),
    new File([TEXT], 'copy.txt'),
    new File([TEXT], 'moon.txt'),
    new File(['png'], 'moon.PNG'),
    unreadable,
    new File([new Uint8Array(2 * 1024 * 1024 + 1)], 'long.md'),
    new File([''], 'empty.txt'),
  ]
  const added = await addFiles(files.map(toDroppedFile), {sources: new Map(), pictures: []}, reader)
  expect(added.notices).toEqual([
    'copy.txt is not added: it has the same content as moon.txt.',
    'moon.txt was already added.',
    'moved.txt could not be opened; check that it still exists and may be read.',
  ])
  expect(added.pictures.map(({path}) => path)).toEqual(['moon.PNG'])
  expect(
    added.read.map(({name, readings}) => [
      name,
      readings.map((each) => (each.state === 'failed' ? each.problem.message : each.state)),
    ]),
  ).toEqual([
    ['moon.txt', ['read']],
    ['long.md', ['the file has 3 MB; use a file of at most 2 MB']],
    [
      'empty.txt',
      [
        'the file is empty; it must begin with NAME - PIN DIGITS - STATUS, then a title and the text',
      ],
    ],
  ])
})

test('a file that was added before is not added again', async () => {
  const bytes = new TextEncoder().encode(TEXT)
  const known = {id: fingerprint(bytes), name: 'moon.txt', bytes}
  const {sources, notices} = await addFiles(
    [toDroppedFile(new File([TEXT], 'again.txt'))],
    {sources: new Map([[known.id, known]]), pictures: []},
    reader,
  )
  expect({sources, notices}).toEqual({
    sources: [],
    notices: ['again.txt is not added: it has the same content as moon.txt.'],
  })
})

test('the documents of one file are read each, with a warning that says so', async () => {
  const second = TEXT.replace('Clara Bell - PIN 700107', 'Dora Moon - PIN 700108')
  const bytes = new TextEncoder().encode(`${TEXT}\nLove and light,\n\nPin - 700107\n\n${second}`)
  const readings = await readSource(bytes, 'both.txt', undefined)
  expect(
    readings.map((each) => each.state === 'read' && [each.document.pin, each.document.warnings[0]]),
  ).toEqual([
    ['700107', {line: 3, message: 'both.txt has 2 documents; this is number 1'}],
    ['700108', {line: 13, message: 'both.txt has 2 documents; this is number 2'}],
  ])
})
