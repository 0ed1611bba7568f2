import {createImageUrlBuilder, type ImageUrlBuilder} from '@sanity/image-url'
import sharp from 'sharp'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {serveEmptyLake, type ServedLake} from './served-lake.ts'

let lake: ServedLake
let image: ImageUrlBuilder

beforeAll(async () => {
  lake = await serveEmptyLake()
  const photo = sharp({create: {width: 300, height: 200, channels: 3, background: '#c04000'}})
  const {_id} = await lake.editor.assets.upload('image', await photo.jpeg().toBuffer())
  image = createImageUrlBuilder(lake.editor).image({
    asset: {_ref: _id},
    crop: {left: 0.1, right: 0.1, top: 0, bottom: 0},
    hotspot: {x: 0.7, y: 0.4, width: 0.2, height: 0.3},
  })
})

afterAll(() => lake.close())

/** Fetches an image; describes it as its format and its size, with the parameters that were passed over. */
async function fetchImage(url: string): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) {
    return `${response.status}: ${await response.text()}`
  }
  const {format, width, height} = await sharp(await response.arrayBuffer()).metadata()
  const ignored = response.headers.get('x-ignored-parameters')
  return `${format} ${width}x${height}${ignored === null ? '' : ` without ${ignored}`}`
}

const CHANGES: Record<string, [(image: ImageUrlBuilder) => ImageUrlBuilder, string]> = {
  'no parameter but the crop of the image': [(each) => each, 'jpeg 240x200'],
  ignoreImageParams: [(each) => each.ignoreImageParams(), 'jpeg 300x200'],
  width: [(each) => each.width(120), 'jpeg 120x100'],
  'width with a fraction': [(each) => each.width(120.4), 'jpeg 120x100'],
  height: [(each) => each.height(100), 'jpeg 120x100'],
  size: [(each) => each.size(100, 100), 'jpeg 100x100'],
  'size and a focal point': [
    (each) => each.size(100, 100).fit('crop').focalPoint(0.7, 0.4),
    'jpeg 100x100',
  ],
  maxWidth: [(each) => each.height(100).maxWidth(60).fit('crop'), 'jpeg 60x100'],
  minWidth: [(each) => each.height(100).minWidth(200).fit('crop'), 'jpeg 200x100'],
  maxHeight: [(each) => each.width(120).maxHeight(50).fit('crop'), 'jpeg 120x50'],
  minHeight: [(each) => each.width(60).minHeight(100).fit('crop'), 'jpeg 60x100'],
  dpr: [(each) => each.width(60).dpr(2), 'jpeg 120x100'],
  rect: [(each) => each.rect(10, 20, 30, 40), 'jpeg 30x40'],
  bg: [(each) => each.size(100, 100).fit('fill').bg('ff0000'), 'jpeg 100x100'],
  blur: [(each) => each.blur(50), 'jpeg 240x200'],
  sharpen: [(each) => each.sharpen(50), 'jpeg 240x200'],
  saturation: [(each) => each.saturation(-100), 'jpeg 240x200'],
  invert: [(each) => each.invert(true), 'jpeg 240x200'],
  'invert, not': [(each) => each.invert(false), 'jpeg 240x200'],
  orientation: [(each) => each.ignoreImageParams().orientation(90), 'jpeg 200x300'],
  flipHorizontal: [(each) => each.flipHorizontal(), 'jpeg 240x200'],
  flipVertical: [(each) => each.flipVertical(), 'jpeg 240x200'],
  'both flips': [(each) => each.flipHorizontal().flipVertical(), 'jpeg 240x200'],
  quality: [(each) => each.quality(20), 'jpeg 240x200'],
  pad: [(each) => each.width(120).pad(10).bg('fff'), 'jpeg 120x103'],
  'auto format': [(each) => each.auto('format'), 'jpeg 240x200'],
  'format jpg': [(each) => each.format('jpg'), 'jpeg 240x200'],
  'format pjpg': [(each) => each.format('pjpg'), 'jpeg 240x200'],
  'format png': [(each) => each.format('png'), 'png 240x200'],
  'format webp': [(each) => each.format('webp'), 'webp 240x200'],
  forceDownload: [(each) => each.forceDownload('sunset.jpg'), 'jpeg 240x200'],
  vanityName: [(each) => each.vanityName('sunset.jpg'), 'jpeg 240x200'],
  frame: [(each) => each.frame(1), 'jpeg 240x200'],
  'fit clip': [(each) => each.ignoreImageParams().size(100, 100).fit('clip'), 'jpeg 100x67'],
  'fit crop': [(each) => each.ignoreImageParams().size(100, 100).fit('crop'), 'jpeg 100x100'],
  'fit fill': [(each) => each.ignoreImageParams().size(100, 100).fit('fill'), 'jpeg 100x100'],
  'fit fillmax': [(each) => each.ignoreImageParams().size(100, 100).fit('fillmax'), 'jpeg 100x100'],
  'fit max': [(each) => each.ignoreImageParams().size(100, 100).fit('max'), 'jpeg 100x67'],
  'fit scale': [(each) => each.ignoreImageParams().size(100, 100).fit('scale'), 'jpeg 100x100'],
  'fit min': [(each) => each.ignoreImageParams().size(100, 100).fit('min'), 'jpeg 100x100'],
  'crop top': [(each) => each.size(100, 100).fit('crop').crop('top'), 'jpeg 100x100'],
  'crop bottom': [(each) => each.size(100, 100).fit('crop').crop('bottom'), 'jpeg 100x100'],
  'crop left': [(each) => each.size(100, 100).fit('crop').crop('left'), 'jpeg 100x100'],
  'crop right': [(each) => each.size(100, 100).fit('crop').crop('right'), 'jpeg 100x100'],
  'crop center': [(each) => each.size(100, 100).fit('crop').crop('center'), 'jpeg 100x100'],
  'crop focalpoint': [(each) => each.size(100, 100).fit('crop').crop('focalpoint'), 'jpeg 100x100'],
  'crop entropy': [(each) => each.size(100, 100).fit('crop').crop('entropy'), 'jpeg 100x100'],
}

/** Methods of the builder that do not change the image. */
const OTHER_METHODS = [
  'constructor',
  'dataset',
  'image',
  'projectId',
  'toString',
  'url',
  'withClient',
  'withOptions',
]

test.each(Object.entries(CHANGES))('an image is served with %s', async (_name, [change, shown]) => {
  expect(await fetchImage(change(image).url())).toBe(shown)
})

test('each method of the builder is tried', () => {
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(image))
  const tried = Object.values(CHANGES).join()
  const missing = methods.filter((name) => !tried.includes(`.${name}(`))
  expect(missing.toSorted()).toEqual(OTHER_METHODS)
})
