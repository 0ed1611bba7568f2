import {describe, expect, test} from 'vitest'

import {ignoredParametersOf, parseTransformParameters} from './transform-parameters.ts'

const DEFAULTS = {
  width: undefined,
  height: undefined,
  minWidth: undefined,
  maxWidth: undefined,
  minHeight: undefined,
  maxHeight: undefined,
  padding: 0,
  rect: undefined,
  fit: undefined,
  crop: undefined,
  focalPoint: {x: 0.5, y: 0.5},
  pixelRatio: 1,
  quality: undefined,
  format: undefined,
  autoFormat: false,
  background: undefined,
  blur: undefined,
  sharpen: undefined,
  saturation: undefined,
  invert: false,
  isStill: false,
  flip: undefined,
  rotation: 0,
}

function parse(query: string): unknown {
  return parseTransformParameters(new URLSearchParams(query))
}

describe('parseTransformParameters', () => {
  test('parses every parameter', () => {
    expect(
      parse(
        'w=200&h=100.4&min-w=1&max-w=2&min-h=3&max-h=4&pad=5&rect=10,20,300,400&fit=crop&crop=top,left&fp-x=0.25&fp-y=1&dpr=2&q=80&fm=webp' +
          '&auto=format&bg=80ff0000&blur=20&sharp=10&sat=-100&invert=true&frame=1&flip=hv&or=90',
      ),
    ).toEqual({
      width: 200,
      height: 100,
      minWidth: 1,
      maxWidth: 2,
      minHeight: 3,
      maxHeight: 4,
      padding: 5,
      rect: {left: 10, top: 20, width: 300, height: 400},
      fit: 'crop',
      crop: {mode: 'edges', edges: ['top', 'left']},
      focalPoint: {x: 0.25, y: 1},
      pixelRatio: 2,
      quality: 80,
      format: 'webp',
      autoFormat: true,
      background: {r: 255, g: 0, b: 0, alpha: 128 / 255},
      blur: 20,
      sharpen: 10,
      saturation: -100,
      invert: true,
      isStill: true,
      flip: 'hv',
      rotation: 90,
    })
  })

  test('passes over what the Lake does not support, and names it', () => {
    const query = new URLSearchParams('mask=ellipse&w=5')
    expect(parseTransformParameters(query)).toEqual({...DEFAULTS, width: 5})
    expect(ignoredParametersOf(query)).toEqual(['mask'])
  })

  test('ignores names that Sanity does not know', () => {
    expect(parse('utm_source=letter&v=3')).toEqual(DEFAULTS)
  })

  test.each([
    ['w=0', 'The parameter w=0 must be a whole number from 1 to 1000000'],
    ['w=wide', 'The parameter w=wide must be a whole number from 1 to 1000000'],
    ['h=-5', 'The parameter h=-5 must be a whole number from 1 to 1000000'],
    ['h=1e3', 'The parameter h=1e3 must be a whole number from 1 to 1000000'],
    ['w=', 'The parameter w= must be a whole number from 1 to 1000000'],
    [
      'rect=0,0,10',
      'The parameter rect=0,0,10 must be left,top,width,height in whole pixels, for example 0,0,200,100',
    ],
    [
      'rect=0,0,0,10',
      'The parameter rect=0,0,0,10 must be left,top,width,height in whole pixels, for example 0,0,200,100',
    ],
    [
      'fit=cover',
      'The parameter fit=cover must be one of clip, crop, fill, fillmax, max, scale, min',
    ],
    [
      'crop=middle',
      'The parameter crop=middle must be center, focalpoint, entropy, or top, bottom, left, right, for example top,left',
    ],
    ['fp-x=1.5', 'The parameter fp-x=1.5 must be a number from 0 to 1'],
    ['dpr=9', 'The parameter dpr=9 must be a number from 1 to 5'],
    ['q=101', 'The parameter q=101 must be a whole number from 0 to 100'],
    ['fm=exe', 'The parameter fm=exe must be one of jpg, pjpg, png, webp, avif'],
    ['auto=compress', 'The parameter auto=compress must be "format"'],
    ['bg=red', 'The parameter bg=red must be a colour as RRGGBB or AARRGGBB, for example ff0000'],
    ['or=45', 'The parameter or=45 must be one of 0, 90, 180, 270'],
    ['frame=2', 'The parameter frame=2 must be one of 1'],
    ['pad=5000', 'The parameter pad=5000 must be a whole number from 0 to 4000'],
    ['max-h=0', 'The parameter max-h=0 must be a whole number from 1 to 1000000'],
  ])('refuses %s and says what is valid', (query, message) => {
    expect(() => parse(query)).toThrow(
      expect.objectContaining({name: 'AssetError', code: 'invalid-parameter', message}),
    )
  })
})
