import {afterEach, beforeAll, expect, it} from 'vitest'

import './define.ts'
import {configure} from './configuration.ts'
import {heard, make, testDataset} from './content-element/on-page.test.helper.ts'

beforeAll(() => configure(testDataset))

afterEach(() => document.body.replaceChildren())

it.each([
  ['reader-status', {pin: '004711'}, {pin: '999999'}],
  ['reader-card', {pin: '004711'}, {pin: '999999'}],
  ['reader-articles', {limit: '1'}, {limit: '0'}],
  ['reader-directory', {}, {dataset: 'nowhere'}],
] as const)('<%s> is heard by the page around its shadow root', async (tag, right, wrong) => {
  const around = document.createElement('div')
  const host = document.createElement('div')
  around.append(host)
  document.body.append(around)
  const types = [`${tag}-load`, `${tag}-error`]
  const heardTypes: string[] = []
  for (const type of types) around.addEventListener(type, () => heardTypes.push(type))
  const root = host.attachShadow({mode: 'open'})
  for (const [at, attributes] of [right, wrong].entries()) {
    const element = make(tag, attributes)
    const fired = heard(element, `${types[at]}`)
    root.append(element)
    await fired
  }
  expect(heardTypes).toEqual(types)
})
