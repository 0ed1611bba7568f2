import {afterEach, describe, expect, it, vi} from 'vitest'

import {warnIfUnclosed} from './explain.ts'

/** Content that may follow an element on a page. */
const FOLLOWING = [
  '<p>One.</p><p>Two.</p>',
  '<h2>More</h2><p>Of the page.</p>',
  '<ul><li>One</li></ul><p>Two.</p>',
  '<footer>End</footer>',
  '<p>One.</p><script></script>',
]

/** Text that may follow an element in a sentence. */
const CONTINUATIONS = [
  ' is here today.',
  ' and <a href="/noor">Noor</a> are here!',
  ', who writes letters',
  '; more below.',
  ') and more.',
  '.<br>The next line.',
]

/** Content that an author may write as the fallback of a block. */
const BLOCK_FALLBACKS = [
  '<a href="/">All articles</a>',
  '<p><a href="/">All articles</a></p>',
  '<h2>A title</h2><p>The beginning of it.</p><p><a href="/">Read it</a></p>',
  '<p>Loading…</p>',
  '<img src="data:," alt="">',
  'All articles',
]

/** Content that an author may write as the fallback within a line. */
const INLINE_FALLBACKS = [
  'our reader',
  'Our reader.',
  '<em>our</em> reader',
  ' our reader',
  'our reader ',
  ' our reader. ',
  '(one of our readers)',
]

afterEach(() => vi.restoreAllMocks())

describe('without an end tag there is a warning', () => {
  it.each(FOLLOWING)('before %s', (following) => {
    const lines = following.replaceAll('><', '>\n  <')
    for (const html of [
      `<main><reader-article slug="x" />${following}</main>`,
      `<main>\n  <reader-article slug="x" />\n  ${lines}\n</main>`,
      `<main>\n  <h1>Title</h1>\n  <reader-article slug="x" />\n  ${lines}\n</main>`,
    ]) {
      expect([html, countWarnings(html)]).toEqual([html, 1])
    }
  })

  it('before a single paragraph in a line of its own', () => {
    expect(
      countWarnings(
        '<main>\n  <reader-article slug="x" />\n  <p>See <a href="/">all</a>.</p>\n</main>',
      ),
    ).toBe(1)
  })

  it.each(CONTINUATIONS)('before %j', (following) => {
    for (const before of ['', 'Noor: ', '(', 'Noor <b>x</b> ']) {
      const html = `<p>${before}<reader-status pin="1234" />${following}</p>`
      const isWord = before === '(' && following.startsWith(' ')
      expect([html, countWarnings(html)]).toEqual([html, isWord ? 0 : 1])
    }
  })
})

describe('with an end tag there is no warning', () => {
  it.each(BLOCK_FALLBACKS)('about the fallback %s', (fallback) => {
    const lines = fallback.replaceAll('><', '>\n    <')
    for (const html of [
      `<main><reader-article slug="x">${fallback}</reader-article></main>`,
      `<main>\n  <reader-article slug="x">${fallback}</reader-article></main>`,
      `<main>\n  <reader-article slug="x">\n    ${lines}\n  </reader-article></main>`,
    ]) {
      expect([html, countWarnings(html)]).toEqual([html, 0])
    }
  })

  it.each(INLINE_FALLBACKS)('about the fallback %j', (fallback) => {
    for (const before of ['', 'Noor is ', 'Noor is', '<b>Noor</b> ', '(']) {
      const html = `<p>${before}<reader-status pin="1234">${fallback}</reader-status></p>`
      expect([html, countWarnings(html)]).toEqual([html, 0])
    }
  })
})

function countWarnings(html: string): number {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  warn.mockClear()
  const page = new DOMParser().parseFromString(html, 'text/html')
  const element = page.querySelector('reader-article, reader-status')
  if (!element) {
    throw new Error('There is no element.')
  }
  warnIfUnclosed(element)
  return warn.mock.calls.length
}
