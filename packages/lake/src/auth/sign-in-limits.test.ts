import {assert, array, property, record, constantFrom, integer} from 'fast-check'
import {expect, test} from 'vitest'

import {SignInLimits} from './sign-in-limits.ts'

function createLimits() {
  let time = 1_000_000
  const limits = new SignInLimits(() => new Date(time))
  return {
    limits,
    wait: (seconds: number) => {
      time += seconds * 1000
    },
    /** Fails to log in; returns the seconds to wait, 0 if the attempt was allowed. */
    fail: (address: string, email: string): number => {
      const attempt = limits.begin(address, email)
      return 'retryAfter' in attempt ? attempt.retryAfter : 0
    },
    succeed: (address: string, email: string): boolean => {
      const attempt = limits.begin(address, email)
      if ('retryAfter' in attempt) {
        return false
      }
      attempt.succeed()
      return true
    },
  }
}

test('an address gets five attempts at an account, and then one every 30 seconds', () => {
  const {fail, wait} = createLimits()
  const delays = Array.from({length: 7}, () => fail('192.0.2.1', 'ann@example.org'))
  expect(delays).toEqual([0, 0, 0, 0, 0, 30, 30])
  wait(10)
  expect(fail('192.0.2.1', 'ann@example.org')).toBe(20)
  wait(20)
  expect(fail('192.0.2.1', 'ann@example.org')).toBe(0)
  expect(fail('192.0.2.1', 'ann@example.org')).toBe(30)
})

test('an address gets twenty attempts at different accounts, and then one every 15 seconds', () => {
  const {fail} = createLimits()
  const delays = Array.from({length: 22}, (_, index) => fail('192.0.2.1', `${index}@example.org`))
  expect(delays).toEqual([...Array.from({length: 20}, () => 0), 15, 15])
})

test('one address that attacks for a day never delays the owner at another address', () => {
  const {fail, wait, succeed} = createLimits()
  for (let hour = 0; hour < 24; hour++) {
    for (let attempt = 0; attempt < 720; attempt++) {
      fail('192.0.2.1', 'ann@example.org')
      wait(5)
    }
    expect(succeed(`198.51.100.${hour}`, 'ann@example.org')).toBe(true)
  }
})

test('many addresses share the attempts at an account, but not with an address that has logged in before', () => {
  const {fail, succeed} = createLimits()
  expect(succeed('198.51.100.1', 'ann@example.org')).toBe(true)
  for (let index = 0; index < 50; index++) {
    expect(fail(`192.0.2.${index}`, 'ann@example.org')).toBe(0)
  }
  expect(fail('203.0.113.1', 'ann@example.org')).toBe(5)
  expect(fail('203.0.113.1', 'bea@example.org')).toBe(0)
  expect(succeed('198.51.100.1', 'ann@example.org')).toBe(true)
})

test('the addresses of one IPv6 network count as one', () => {
  const {fail} = createLimits()
  for (const address of ['2001:db8::1', '2001:db8:0:0:9::', '2001:DB8:0000::a', '2001:db8::b']) {
    expect(fail(address, 'ann@example.org')).toBe(0)
  }
  expect(fail('2001:db8::c', 'ann@example.org')).toBe(0)
  expect(fail('2001:db8::d', 'ann@example.org')).toBe(30)
  expect(fail('2001:db8:0:1::d', 'ann@example.org')).toBe(0)
  expect(fail('::ffff:192.0.2.1', 'ann@example.org')).toBe(0)
})

test('successful attempts are not counted', () => {
  const {succeed} = createLimits()
  const outcomes = Array.from({length: 100}, () => succeed('192.0.2.1', 'ann@example.org'))
  expect(outcomes).toEqual(outcomes.map(() => true))
})

test('the memory is bounded', () => {
  const {fail, limits} = createLimits()
  for (let index = 0; index < 30_000; index++) {
    fail(`2001:db8:${index.toString(16)}::`, `${index}@example.org`)
  }
  expect(limits.size).toBeLessThanOrEqual(40_000)
  expect(limits.size).toBeGreaterThan(25_000)
})

test('whoever waits as long as the response says is allowed', () => {
  const attempts = array(
    record({
      address: constantFrom('192.0.2.1', '192.0.2.2', '192.0.2.3'),
      email: constantFrom('ann@example.org', 'bea@example.org'),
      pause: integer({min: 0, max: 40}),
    }),
    {maxLength: 100},
  )
  assert(
    property(attempts, (list) => {
      const {fail, wait} = createLimits()
      for (const {address, email, pause} of list) {
        wait(pause)
        const delay = fail(address, email)
        wait(delay)
        expect(delay === 0 ? 0 : fail(address, email)).toBe(0)
      }
    }),
  )
})
