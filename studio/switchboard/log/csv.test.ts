import {expect, test} from 'vitest'

import {toCsv} from './csv.ts'

test('cells with commas, quotes and line breaks are quoted', () => {
  expect(toCsv([['a', 'b,c', 'say "hi"', 'two\nlines', 'ü’']])).toBe(
    '\uFEFFa,"b,c","say ""hi""","two\nlines",ü’\r\n',
  )
})

test.each(['=1+1', '+44', '-2', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula', (value) => {
  expect(toCsv([[value]])).toMatch(/^\uFEFF"?'/u)
})
