import {STATUS_TONES} from '@reader-article/content'
import {afterEach, describe, expect, it} from 'vitest'

import {statusStyles} from './status.styles.ts'

afterEach(() => {
  document.body.replaceChildren()
})

describe('the sign of a status', () => {
  it('has a shape of its own for each tone, drawn with borders', () => {
    const shapes = readSignStyles().map(
      ({blockSize, borderWidth, borderStyle, borderRadius, clipPath}) =>
        [blockSize, borderWidth, borderStyle, borderRadius, clipPath].join(', '),
    )
    const duplicates = STATUS_TONES.filter(
      (_, index) => shapes.indexOf(shapes[index] ?? '') < index,
    )
    expect(duplicates).toEqual([])
  })

  // The backgrounds of pages, of the magazine theme, of its page in the gallery, and of the midnight theme.
  it.each([
    ['light', 'white'],
    ['light', '#fbf7ef'],
    ['light', '#ece5d8'],
    ['dark', 'black'],
    ['dark', '#1d1a16'],
    ['dark', '#12161d'],
  ])('has a contrast of at least 3:1 for each tone on a %s page of %s', (scheme, background) => {
    const lowContrasts = readSignStyles(scheme)
      .map((style) => contrast(style.color, background))
      .filter((ratio) => ratio < 3)
    expect(lowContrasts).toEqual([])
  })

  it.each([13, 13.6, 14.45, 15.3, 16, 17, 18.5])(
    'is round on whole pixels beside text of %d pixels',
    (size) => {
      const sizes = readSignStyles('light', size)
        .filter(({borderRadius}) => borderRadius !== '0px')
        .map(({inlineSize, blockSize}) => [parseFloat(inlineSize) % 2, inlineSize === blockSize])
      expect(sizes).toEqual(Array.from({length: 4}, () => [0, true]))
    },
  )
})

function readSignStyles(colorScheme = 'light', size = 16): CSSStyleDeclaration[] {
  const host = document.createElement('div')
  host.style.colorScheme = colorScheme
  host.style.fontSize = `${size}px`
  const root = host.attachShadow({mode: 'open'})
  root.innerHTML = `<style>${statusStyles.cssText}</style>${STATUS_TONES.map((tone) => `<b part="status ${tone}"></b>`).join('')}`
  document.body.append(host)
  return [...root.querySelectorAll('b')].map((status) => getComputedStyle(status, '::before'))
}

/** The contrast ratio of WCAG 2. */
function contrast(...colours: [string, string]): number {
  const [darker = 0, lighter = 0] = colours.map(luminance).toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d')
  if (!canvas) {
    throw new Error('There is no canvas.')
  }
  canvas.fillStyle = colour
  canvas.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
