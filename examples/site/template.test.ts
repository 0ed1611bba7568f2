import {expect, test} from 'vitest'

import {fillTemplate, TemplateError} from './template.ts'

test('a value is escaped for text and for quoted attributes', () => {
  expect(fillTemplate('<a title="{{it}}">{{it}}</a>', {it: `<b> & "c" 'd'`})).toBe(
    '<a title="&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;">&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</a>',
  )
})

test('a value that looks like a placeholder or a replacement pattern stays as it is', () => {
  expect(fillTemplate('{{a}} {{b}}', {a: '{{b}}', b: '$& $1'})).toBe('{{b}} $&amp; $1')
})

test('a value that nobody gave is named, and so are those that were given', () => {
  expect(() => fillTemplate('{{slog}}', {slug: 'a', title: 'b'})).toThrow(
    new TemplateError('The page asks for {{slog}}; given are slug, title.'),
  )
})

test('what every object inherits is no value', () => {
  expect(() => fillTemplate('{{constructor}}', {})).toThrow(TemplateError)
})
