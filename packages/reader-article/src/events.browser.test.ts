import {afterEach, beforeAll, expect, it} from 'vitest'

import './define.ts'
import {configure} from './configuration.ts'
import {
  makeAvailability,
  waitForEvent,
  makeElement,
  makeReader,
  showElement,
  testDataset,
  write,
} from './element/on-page.test.helper.ts'

beforeAll(() => configure(testDataset))

afterEach(() => document.body.replaceChildren())

it.each([
  ['reader-status', {pin: '004711'}, {pin: '999999'}],
  ['reader-card', {pin: '004711'}, {pin: '999999'}],
  ['reader-articles', {limit: '1'}, {limit: '0'}],
  ['reader-directory', {}, {dataset: 'nowhere'}],
] as const)(
  'the events of <%s> in a shadow root reach the page',
  async (tag, validAttributes, invalidAttributes) => {
    const {outside, root} = createShadowRoot()
    const types = [`${tag}-load`, `${tag}-error`]
    const receivedTypes: string[] = []
    for (const type of types) {
      outside.addEventListener(type, () => receivedTypes.push(type))
    }
    for (const [index, attributes] of [validAttributes, invalidAttributes].entries()) {
      const element = makeElement(tag, attributes)
      const fired = waitForEvent(element, `${types[index]}`)
      root.append(element)
      await fired
    }
    expect(receivedTypes).toEqual(types)
  },
)

it('the event of a changed status in a shadow root reaches the page', async () => {
  await write(makeReader('580001', 'Event One'), makeAvailability('580001', 'available'))
  const {outside, root} = createShadowRoot()
  const inner = document.createElement('div')
  root.append(inner)
  const receivedTypes: string[] = []
  outside.addEventListener('reader-status-change', ({type}) => receivedTypes.push(type))
  const element = await showElement('reader-status', {pin: '580001'}, inner)
  const changed = waitForEvent(element, 'reader-status-change')
  await write(makeAvailability('580001', 'busy'))
  await changed
  expect(receivedTypes).toEqual(['reader-status-change'])
})

/** Creates a shadow root on the page, and an element outside its host. The host itself would also receive events that do not bubble. */
function createShadowRoot(): {outside: HTMLElement; root: ShadowRoot} {
  const outside = document.createElement('div')
  const host = document.createElement('div')
  outside.append(host)
  document.body.append(outside)
  return {outside, root: host.attachShadow({mode: 'open'})}
}
