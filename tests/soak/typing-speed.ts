import {parseArgs} from 'node:util'

import type {Locator, Page} from '@playwright/test'

import {countParagraphs, KEY_DELAY_MS, withLongArticle} from './long-article.ts'
import {findPercentile} from './percentile.ts'

/**
 * `npm run soak:typing -- --words 10000 --keys 200`: types in the middle of a long article, in the form and in
 * full screen, and prints how long it takes from a key to the frame that shows its letter, and the CPU time of
 * the page's main thread per key, both in milliseconds. Exits with 1 if the 95th percentile is too long.
 *
 * Other programs on the machine lengthen the first, and hardly change the second. `--compare` also measures
 * without the Studio's styles for typing, in turns of 50 keys.
 */

const {values} = parseArgs({
  options: {
    words: {type: 'string', default: '10000'},
    keys: {type: 'string', default: '200'},
    compare: {type: 'boolean', default: false},
  },
})
const WORDS = Number(values.words)
const KEYS = Number(values.keys)
const MAX_P95_MS = {form: 60, 'full screen': 120} as const

/** A part of the rules that `--compare` removes. */
const TYPING_STYLES = ['text-block__text', 'animated-status-icon']
const KEYS_PER_TURN = 50

type Place = keyof typeof MAX_P95_MS

interface Measurement {
  /** Milliseconds of each key. */
  readonly times: number[]
  /** Milliseconds of CPU time per key. */
  readonly cpu: number
}

await withLongArticle(WORDS, async (page) => {
  const body = page.getByTestId('field-body')
  await measurePlace('form', page, body)
  await body.getByRole('button', {name: 'Expand editor'}).click()
  await measurePlace('full screen', page, page.getByTestId('pt-editor'))
})

/** Types in a paragraph in the middle of the text, and prints the times of the keys. */
async function measurePlace(place: Place, page: Page, editor: Locator): Promise<void> {
  const paragraph = editor.getByText(`Paragraph ${Math.ceil(countParagraphs(WORDS) / 2)}:`)
  await paragraph.scrollIntoViewIfNeeded()
  await paragraph.click()
  await page.keyboard.press('End')
  // The first keys create the draft.
  await page.keyboard.type('To begin, ', {delay: KEY_DELAY_MS})
  if (!values.compare) {
    report(place, await measureTyping(page, KEYS))
    return
  }
  const [withStyles, withoutStyles]: [Measurement[], Measurement[]] = [[], []]
  for (let typed = 0; typed < KEYS; typed += KEYS_PER_TURN) {
    withStyles.push(await measureTyping(page, KEYS_PER_TURN))
    await page.evaluate(removeStyles, TYPING_STYLES)
    withoutStyles.push(await measureTyping(page, KEYS_PER_TURN))
    await page.evaluate(restoreStyles)
  }
  report(place, merge(withStyles))
  console.log(`${place} without the styles: ${describe(merge(withoutStyles))}`)
}

async function measureTyping(page: Page, keys: number): Promise<Measurement> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', {timeDomain: 'threadTicks'})
  const readCpu = async () => {
    const {metrics} = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({name}) => name === 'TaskDuration')?.value ?? NaN)
  }
  await page.evaluate(startMeasuring)
  const before = await readCpu()
  await page.keyboard.type('abcdefghi '.repeat(keys / 10), {delay: KEY_DELAY_MS})
  const cpu = ((await readCpu()) - before) / keys
  await session.detach()
  return {times: await page.evaluate(stopMeasuring), cpu}
}

function merge(measurements: readonly Measurement[]): Measurement {
  const cpu = measurements.reduce((sum, measurement) => sum + measurement.cpu, 0)
  return {times: measurements.flatMap(({times}) => times), cpu: cpu / measurements.length}
}

/** Runs in the page. Removes the rules whose selectors contain one of these parts. */
function removeStyles(parts: string[]): void {
  const removed: {sheet: CSSStyleSheet; text: string}[] = []
  for (const sheet of document.styleSheets) {
    for (const [index, {cssText: text}] of [...[...sheet.cssRules].entries()].toReversed()) {
      if (parts.some((part) => text.split('{')[0]?.includes(part))) {
        sheet.deleteRule(index)
        removed.push({sheet, text})
      }
    }
  }
  Object.assign(globalThis, {removedStyles: removed})
}

/** Runs in the page. */
function restoreStyles(): void {
  const removed: {sheet: CSSStyleSheet; text: string}[] = Object(globalThis).removedStyles
  for (const {sheet, text} of removed) {
    sheet.insertRule(text, sheet.cssRules.length)
  }
}

/** Runs in the page. Records the time from each key to the frame after the change of the text. */
function startMeasuring(): void {
  const controller = new AbortController()
  const times: number[] = []
  let keyTime: number | undefined
  addEventListener('keydown', ({timeStamp}) => (keyTime = timeStamp), {
    capture: true,
    signal: controller.signal,
  })
  const observer = new MutationObserver(() => {
    const startTime = keyTime
    if (startTime === undefined) {
      return
    }
    keyTime = undefined
    requestAnimationFrame(() => {
      // A message is delivered after the frame has been painted.
      const {port1, port2} = new MessageChannel()
      port1.addEventListener('message', () => times.push(performance.now() - startTime))
      port1.start()
      port2.postMessage(undefined)
    })
  })
  observer.observe(document.activeElement ?? document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  })
  controller.signal.addEventListener('abort', () => observer.disconnect())
  Object.assign(globalThis, {typing: {times, stop: () => controller.abort()}})
}

/** Runs in the page. */
function stopMeasuring(): number[] {
  const {times, stop} = Object(globalThis).typing
  stop()
  return times
}

function report(place: Place, measurement: Measurement): void {
  const isSlow = findPercentile(measurement.times, 0.95) > MAX_P95_MS[place]
  console.log(
    `${place}: ${describe(measurement)} (p95 at most ${MAX_P95_MS[place]} ms)${isSlow ? ', too slow' : ''}`,
  )
  if (isSlow) {
    process.exitCode = 1
  }
}

function describe({times, cpu}: Measurement): string {
  const [p50, p95] = [findPercentile(times, 0.5), findPercentile(times, 0.95)]
  return `${times.length} keys, p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, CPU ${cpu.toFixed(0)} ms per key`
}
