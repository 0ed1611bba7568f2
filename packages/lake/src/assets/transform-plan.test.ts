import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import type {ImageFormat} from './image-format.ts'
import {parseTransformParameters} from './transform-parameters.ts'
import {planTransform, createTransformKey, type TransformPlan} from './transform-plan.ts'

const LANDSCAPE = {width: 1200, height: 800, format: 'jpg'} as const

function plan(
  query: string,
  source: {width: number; height: number; format: ImageFormat} = LANDSCAPE,
  accepted = {webp: false, avif: false},
): TransformPlan | undefined {
  return planTransform(source, parseTransformParameters(new URLSearchParams(query)), accepted)
}

function sizeOf(query: string): unknown {
  const {width, height, extract, canvas} = plan(query) ?? UNCHANGED_LANDSCAPE
  return {
    size: [width, height],
    ...(extract ? {part: [extract.left, extract.top, extract.width, extract.height]} : {}),
    ...(canvas ? {canvas: [canvas.width, canvas.height]} : {}),
  }
}

const UNCHANGED_LANDSCAPE = {width: 1200, height: 800, extract: undefined, canvas: undefined}

/** Lists what is outside its bounds in the plan of a request. */
function violationsOf(width: number, height: number, request: Record<string, unknown>): string[] {
  const {w, h, x, y} = request
  const query = `w=${String(w)}&h=${String(h)}&fit=${String(request['fit'])}&crop=${String(request['crop'])}&fp-x=${Number(x).toFixed(9)}&fp-y=${Number(y).toFixed(9)}`
  const planned = plan(query, {width, height, format: 'jpg'})
  if (!planned) {
    return []
  }
  const part = planned.extract ?? {left: 0, top: 0, width, height}
  const outer = planned.canvas ?? planned
  return [
    part.left < 0 || part.left + part.width > width || part.width < 1 ? 'left' : '',
    part.top < 0 || part.top + part.height > height || part.height < 1 ? 'top' : '',
    outer.width > 8192 || outer.height > 8192 ? 'size' : '',
    planned.width > outer.width || planned.height > outer.height ? 'canvas' : '',
    planned.width < 1 || planned.height < 1 ? 'nothing' : '',
  ].filter((name) => name !== '')
}

describe('planTransform', () => {
  test.each([
    ['', {size: [1200, 800]}],
    ['w=600', {size: [600, 400]}],
    ['h=200', {size: [300, 200]}],
    ['w=2400', {size: [2400, 1600]}],
    ['w=2400&fit=max', {size: [1200, 800]}],
    ['w=300&dpr=2', {size: [600, 400]}],
    ['w=300&h=300', {size: [300, 200]}],
    ['w=300&h=300&fit=max', {size: [300, 200]}],
    ['w=3000&h=3000&fit=max', {size: [1200, 800]}],
    ['w=300&h=300&fit=scale', {size: [300, 300]}],
    ['w=300&h=300&fit=fill', {size: [300, 200], canvas: [300, 300]}],
    ['w=1500&h=1500&fit=fillmax', {size: [1200, 800], canvas: [1500, 1500]}],
    ['w=300&h=300&fit=crop', {size: [300, 300], part: [200, 0, 800, 800]}],
    ['w=1600&h=1600&fit=crop', {size: [1600, 1600], part: [200, 0, 800, 800]}],
    ['w=1600&h=1600&fit=min', {size: [800, 800], part: [200, 0, 800, 800]}],
    ['w=300&h=300&fit=min', {size: [300, 300], part: [200, 0, 800, 800]}],
    ['w=300&h=300&fit=crop&crop=left', {size: [300, 300], part: [0, 0, 800, 800]}],
    ['w=300&h=300&fit=crop&crop=top,right', {size: [300, 300], part: [400, 0, 800, 800]}],
    ['w=600&h=200&fit=crop&crop=bottom', {size: [600, 200], part: [0, 400, 1200, 400]}],
    [
      'w=300&h=300&fit=crop&crop=focalpoint&fp-x=0.4&fp-y=0.5',
      {size: [300, 300], part: [80, 0, 800, 800]},
    ],
    [
      'w=300&h=300&fit=crop&crop=focalpoint&fp-x=0.01&fp-y=0.5',
      {size: [300, 300], part: [0, 0, 800, 800]},
    ],
    ['w=600&fit=crop&max-h=300', {size: [600, 300], part: [0, 100, 1200, 600]}],
    ['w=600&fit=crop&max-h=900', {size: [600, 400]}],
    ['w=600&fit=crop&min-h=600', {size: [600, 600], part: [200, 0, 800, 800]}],
    ['h=400&fit=crop&max-w=400&dpr=2', {size: [800, 800], part: [200, 0, 800, 800]}],
    ['fit=crop&max-w=800', {size: [800, 800], part: [200, 0, 800, 800]}],
    // Without fit=crop, the limits have no effect.
    ['w=600&max-h=100', {size: [600, 400]}],
    ['w=620&pad=10', {size: [600, 400], canvas: [620, 420]}],
    ['pad=10', {size: [1200, 800], canvas: [1220, 820]}],
    [
      'w=320&h=320&fit=crop&pad=10',
      {size: [300, 300], part: [200, 0, 800, 800], canvas: [320, 320]},
    ],
    ['w=320&h=320&fit=fill&pad=10', {size: [300, 200], canvas: [320, 320]}],
    ['w=10&pad=100', {size: [1, 1], canvas: [201, 201]}],
    ['rect=100,50,400,400', {size: [400, 400], part: [100, 50, 400, 400]}],
    ['rect=100,50,400,400&w=100', {size: [100, 100], part: [100, 50, 400, 400]}],
    ['rect=1000,600,400,400', {size: [200, 200], part: [1000, 600, 200, 200]}],
    ['rect=100,50,400,400&w=100&h=50&fit=crop', {size: [100, 50], part: [100, 150, 400, 200]}],
    ['w=100000', {size: [8192, 5461]}],
    ['w=100000&h=100000&fit=crop', {size: [8192, 8192], part: [200, 0, 800, 800]}],
    ['w=1&h=1000000', {size: [1, 1]}],
    ['or=90', {size: [800, 1200]}],
  ])('turns 1200 by 800 with "%s" into %j', (query, expected) => {
    expect(sizeOf(query)).toEqual(expected)
  })

  test('returns undefined if nothing would change', () => {
    for (const query of [
      '',
      'dl=photo.jpg',
      'auto=format',
      'rect=0,0,1200,800',
      'w=1200&fit=max',
    ]) {
      expect(plan(query)).toBeUndefined()
    }
  })

  test.each([
    ['w=600', 'jpg', '', 'jpg'],
    ['w=600', 'png', 'webp', 'png'],
    ['w=600', 'gif', '', 'gif'],
    ['w=600', 'svg', '', 'png'],
    ['w=600', 'tif', '', 'png'],
    ['w=600', 'avif', '', 'jpg'],
    ['auto=format', 'jpg', 'webp', 'webp'],
    ['w=600&auto=format', 'jpg', '', 'jpg'],
    ['w=600&auto=format', 'avif', 'webp', 'webp'],
    ['auto=format', 'jpg', 'avif, webp', 'avif'],
    ['auto=format', 'jpg', 'avif', 'avif'],
    ['auto=format', 'gif', 'avif, webp', 'webp'],
    ['auto=format', 'webp', 'avif', undefined],
    ['w=600', 'jpg', 'avif, webp', 'jpg'],
    ['fm=avif', 'jpg', '', 'avif'],
    ['fm=png&auto=format', 'jpg', 'webp', 'png'],
    ['fm=pjpg', 'png', 'webp', 'jpg'],
  ] as const)('for "%s" of a %s (accepted: %s) gives %s', (query, format, accepted, expected) => {
    const formats = {webp: accepted.includes('webp'), avif: accepted.includes('avif')}
    expect(plan(query, {width: 1200, height: 800, format}, formats)?.format).toBe(expected)
  })

  test('refuses a rectangle outside the image and names the size of the image', () => {
    expect(() => plan('rect=1200,0,10,10')).toThrow(
      'The parameter rect=1200,0,10,10 must be within the image, which is 1200 by 800',
    )
  })

  test('stays within the image and the maximum size for any request', () => {
    const side = fc.integer({min: 1, max: 20_000})
    const fraction = fc.double({min: 0, max: 1, noNaN: true})
    const fit = fc.constantFrom('clip', 'crop', 'fill', 'fillmax', 'max', 'scale', 'min')
    const crop = fc.constantFrom('center', 'top', 'left', 'bottom,right', 'focalpoint', 'entropy')
    const request = fc.record({w: side, h: side, fit, crop, x: fraction, y: fraction})
    fc.assert(
      fc.property(side, side, request, (width, height, parameters) => {
        expect(violationsOf(width, height, parameters)).toEqual([])
      }),
    )
  })

  test('gives equal images the same key and different images different keys', () => {
    const name = {sha1: 'a'.repeat(40), width: 1200, height: 800, extension: 'jpg'}
    const key = (query: string): string | undefined => {
      const planned = plan(query)
      return planned && createTransformKey(name, planned)
    }
    expect(key('w=600')).toBe(key('h=400&fit=max&utm=x'))
    expect(key('w=600')).not.toBe(key('w=601'))
    expect(key('w=600')).not.toBe(key('w=600&q=76'))
    expect(key('w=600&h=600&fit=crop&crop=left')).not.toBe(key('w=600&h=600&fit=crop&crop=right'))
  })
})
