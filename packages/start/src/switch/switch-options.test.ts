import {describe, expect, test} from 'vitest'

import {parseSwitchOptions, UsageError} from './switch-options.ts'

const NONE = {
  all: false,
  pins: [],
  status: '',
  until: undefined,
  next: undefined,
  note: undefined,
  undo: [],
  lake: undefined,
  token: undefined,
}

describe('parseSwitchOptions', () => {
  test.each([
    ['700107 busy', {pins: ['700107'], status: 'busy'}],
    ['700107 048213 on a break', {pins: ['700107', '048213'], status: 'on a break'}],
    ['--all unavailable', {all: true, status: 'unavailable'}],
    [
      '700107 busy --until 15:30 --next available --note tea',
      {pins: ['700107'], status: 'busy', until: '15:30', next: 'available', note: 'tea'},
    ],
    [
      '--lake=http://localhost:1 --token t 700107 busy',
      {pins: ['700107'], status: 'busy', lake: 'http://localhost:1', token: 't'},
    ],
    ['--undo statusChange.a statusChange.b', {undo: ['statusChange.a', 'statusChange.b']}],
  ])('reads %s', (line, options) => {
    expect(parseSwitchOptions(line.split(' '))).toEqual({...NONE, ...options})
  })

  test('reads a request for help, whatever else is there', () => {
    expect(parseSwitchOptions(['-h', '700107'])).toBe('help')
  })

  test.each([
    ['', 'There is no PIN: begin with one, such as 700107 busy, or pass --all; see --help.'],
    ['busy', 'There is no PIN: begin with one, such as 700107 busy, or pass --all; see --help.'],
    ['700107', 'There is no status: name one after the PINs, such as 700107 busy.'],
    ['--all 700107 busy', '--all switches every reader: leave out the PINs, or leave out --all.'],
    [
      '--undo',
      '--undo needs the ids of changes and nothing else, such as --undo statusChange.0f3a; see --help.',
    ],
    ['700107 busy --till 15:30', "Unknown option '--till'; see --help."],
    ['700107 busy --until', /--until.*; see --help\.$/],
  ])('rejects “%s”', (line, message) => {
    const parseLine = () => parseSwitchOptions(line.split(' ').filter(Boolean))
    expect(parseLine).toThrow(UsageError)
    expect(parseLine).toThrow(message)
  })
})
