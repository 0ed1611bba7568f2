import {afterEach, beforeAll, expect, it} from 'vitest'

import './define.ts'
import {configure} from './configuration.ts'
import {
  availability,
  eventOf,
  make,
  reader,
  shown,
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
  'the events of <%s> reach the page around its shadow root',
  async (tag, right, wrong) => {
    const {around, root} = rootWithin()
    const types = [`${tag}-load`, `${tag}-error`]
    const heardTypes: string[] = []
    for (const type of types) {
      around.addEventListener(type, () => heardTypes.push(type))
    }
    for (const [at, attributes] of [right, wrong].entries()) {
      const element = make(tag, attributes)
      const fired = eventOf(element, `${types[at]}`)
      root.append(element)
      await fired
    }
    expect(heardTypes).toEqual(types)
  },
)

it('a changed status is an event that reaches the page around the shadow root', async () => {
  await write(reader('580001', 'Heard One'), availability('580001', 'available'))
  const {around, root} = rootWithin()
  const inner = document.createElement('div')
  root.append(inner)
  const heardTypes: string[] = []
  around.addEventListener('reader-status-change', ({type}) => heardTypes.push(type))
  const element = await shown('reader-status', {pin: '580001'}, inner)
  const changed = eventOf(element, 'reader-status-change')
  await write(availability('580001', 'busy'))
  await changed
  expect(heardTypes).toEqual(['reader-status-change'])
})

/** A shadow root on the page, and an element around its host; the host itself would also receive events that do not bubble. */
function rootWithin(): {around: HTMLElement; root: ShadowRoot} {
  const around = document.createElement('div')
  const host = document.createElement('div')
  around.append(host)
  document.body.append(around)
  return {around, root: host.attachShadow({mode: 'open'})}
}
