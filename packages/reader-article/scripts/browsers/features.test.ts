import {expect, it} from 'vitest'

import {newCssFeatures} from './css-features.ts'
import {newScriptFeatures} from './js-features.ts'

it.each([
  ['p {text-wrap: pretty}', ['css.properties.text-wrap', 'css.properties.text-wrap.pretty']],
  ['p {color: light-dark(red, blue)}', ['css.types.color.light-dark']],
  ['@scope (p) {b {color: red}}', ['css.at-rules.scope']],
  ['p:has(b):state(error) {color: red}', ['css.selectors.has', 'css.selectors.state']],
  ['p {b {color: red}}', ['css.selectors.nesting']],
  ['@media (min-width: 40em) {:is(p) {inline-size: min(1px, 2em)}}', []],
])('finds in the style sheet %s what an old browser lacks', (css, features) => {
  expect([...newCssFeatures(css)]).toEqual(features)
})

it.each([
  ['text.toWellFormed()', 'javascript.builtins.String.toWellFormed'],
  ['AbortSignal.any([])', 'api.AbortSignal.any_static'],
  ['Promise.withResolvers()', 'javascript.builtins.Promise.withResolvers'],
  ['const {states} = internals', 'api.ElementInternals.states'],
  ['new DisposableStack()', 'javascript.builtins.DisposableStack'],
  ['/[[a-z]--b]/v', 'javascript.builtins.RegExp.unicodeSets'],
  ['node.append(text.at(0)); Promise.any([]); style.aspectRatio', undefined],
  ['const own = {states: []}; own.states', undefined],
])('finds in the script %s what an old browser lacks', (code, feature) => {
  const {features} = newScriptFeatures(new Map([['script.js', code]]))
  expect(features.flat().includes(feature ?? '')).toBe(feature !== undefined)
  expect(features.length > 0).toBe(feature !== undefined)
})

it('finds the style sheets in a script, and no queries', () => {
  const code = 'const css = `:host{color:red}`; const query = `*[_type == "a"]{"b": c}`'
  expect(newScriptFeatures(new Map([['script.js', code]])).styleSheets).toEqual([
    ':host{color:red}',
  ])
})
