import {expect, it} from 'vitest'

import {findNewCssFeatures} from './css-features.ts'
import {findNewScriptFeatures} from './js-features.ts'

it.each([
  ['p {text-wrap: pretty}', ['css.properties.text-wrap', 'css.properties.text-wrap.pretty']],
  ['p {color: light-dark(red, blue)}', ['css.types.color.light-dark']],
  ['@scope (p) {b {color: red}}', ['css.at-rules.scope']],
  ['p:has(b):state(error) {color: red}', ['css.selectors.has', 'css.selectors.state']],
  ['p {b {color: red}}', ['css.selectors.nesting']],
  ['@media (min-width: 40em) {:is(p) {inline-size: min(1px, 2em)}}', []],
])('finds the features of the style sheet %s that an old browser lacks', (css, features) => {
  expect([...findNewCssFeatures(css)]).toEqual(features)
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
])('finds the feature of the script %s that an old browser lacks', (code, feature) => {
  const {features} = findNewScriptFeatures(new Map([['script.js', code]]))
  expect(features.flat().includes(feature ?? '')).toBe(feature !== undefined)
  expect(features.length > 0).toBe(feature !== undefined)
})

it('finds the style sheets in a script, but not its queries', () => {
  const code = 'const css = `:host{color:red}`; const query = `*[_type == "a"]{"b": c}`'
  expect(findNewScriptFeatures(new Map([['script.js', code]])).styleSheets).toEqual([
    ':host{color:red}',
  ])
})
