import {expect, test} from 'vitest'

import {fillTemplate, TemplateError} from './template.ts'

test('a value is escaped for text and for quoted attributes', () => {
  expect(fillTemplate('<a title="{{it}}">{{it}}</a>', {it: `<b> & "c" 'd'`})).toBe(
    '<a title="&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;">&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</a>',
  )
})

test('a placeholder or a replacement pattern in a value is not replaced', () => {
  expect(fillTemplate('{{a}} {{b}}', {a: '{{b}}', b: '$& $1'})).toBe('{{b}} $&amp; $1')
})

test('the error names the placeholder without a value, and the given values', () => {
  expect(() => fillTemplate('{{slog}}', {slug: 'a', title: 'b'})).toThrow(
    new TemplateError('The placeholder {{slog}} has no value. The values are: slug, title.'),
  )
})

test('an inherited property of the object is not a value', () => {
  expect(() => fillTemplate('{{constructor}}', {})).toThrow(TemplateError)
})
