import {expect, test} from 'vitest'

import {fillTemplate, TemplateError} from './template.ts'

test('a value is escaped for text and for quoted attributes', () => {
  expect(fillTemplate('<a title="{{it}}">{{it}}</a>', {it: `<b> & "c" 'd'`})).toBe(
    '<a title="&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;">&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</a>',
  )
})

test('a value with a placeholder or a replacement pattern stays as it is', () => {
  expect(fillTemplate('{{a}} {{b}}', {a: '{{b}}', b: '$& $1'})).toBe('{{b}} $&amp; $1')
})

test('the error names the missing value and the given ones', () => {
  expect(() => fillTemplate('{{slog}}', {slug: 'a', title: 'b'})).toThrow(
    new TemplateError('The page uses {{slog}}, which is not given. Given values: slug, title.'),
  )
})

test('inherited properties of an object are not values', () => {
  expect(() => fillTemplate('{{constructor}}', {})).toThrow(TemplateError)
})
