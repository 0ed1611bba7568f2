import {expect, it} from 'vitest'

import {readImage} from '../normalise/image.ts'
import {imageBase, imageSource} from './image-source.ts'

const base = imageBase({projectId: 'abc', dataset: 'production'})
const asset = {_ref: 'image-abc-2000x1000-jpg'}

function source(field: unknown, widths: number[], ratio?: number) {
  const image = readImage(field)
  return image && imageSource(image, base, widths, ratio)
}

it('offers only widths up to that of the image', () => {
  expect(source({asset}, [400, 4000])).toEqual({
    src: `${base}abc-2000x1000.jpg?rect=0,0,2000,1000&w=2000&auto=format`,
    srcset: `${base}abc-2000x1000.jpg?rect=0,0,2000,1000&w=400&auto=format 400w, ${base}abc-2000x1000.jpg?rect=0,0,2000,1000&w=2000&auto=format 2000w`,
    width: 2000,
    height: 1000,
  })
})

it('crops as the editors chose', () => {
  const crop = {left: 0.1, right: 0.2, top: 0, bottom: 0.5}
  expect(source({asset, crop}, [700])).toMatchObject({
    src: `${base}abc-2000x1000.jpg?rect=200,0,1400,500&w=700&auto=format`,
    width: 700,
    height: 250,
  })
})

it.each([
  [0.5, 'rect=500,0,1000,1000'],
  [0.9, 'rect=1000,0,1000,1000'],
  [0.3, 'rect=100,0,1000,1000'],
])('keeps a hotspot at %d in view of a square', (x, rect) => {
  expect(source({asset, hotspot: {x, y: 0.5}}, [96], 1)?.src).toContain(`?${rect}&`)
})

it('reads no image if the asset has an impossible size', () => {
  const digits = '9'.repeat(400)
  expect(readImage({asset: {_ref: `image-abc-${digits}x${digits}-jpg`}})).toBeUndefined()
})

it('loads images of a Lake from the Lake', () => {
  expect(imageBase({projectId: 'local', dataset: 'd', apiHost: 'http://localhost:4100'})).toBe(
    'http://localhost:4100/images/local/d/',
  )
})

it.each([
  null,
  {},
  {asset: {_ref: 'image-../x-1x1-png'}},
  {asset: {_ref: 'image-a-0x1-png'}},
  {asset: {_ref: 'file-a-png'}},
])('reads no image from %j', (field) => {
  expect(readImage(field)).toBeUndefined()
})
