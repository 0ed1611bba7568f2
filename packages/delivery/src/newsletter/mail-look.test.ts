import {expect, test} from 'vitest'

import {MAIL_LOOKS} from './mail-look.ts'

/** Returns the relative luminance of a colour (WCAG 2.2). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(color.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(first: string, second: string): number {
  const [dark = 0, light = 0] = [luminance(first), luminance(second)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

test.each(Object.entries(MAIL_LOOKS))('the text of %s can be read', (_, look) => {
  const {background, color = look.muted, link = look.muted, muted, button, buttonText} = look
  const backgrounds = background === undefined ? ['#ffffff', '#000000'] : [background]
  const contrasts = [
    ...backgrounds.flatMap((each) => [color, link, muted].map((text) => contrast(text, each))),
    contrast(buttonText, button),
  ]
  expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5)
})
