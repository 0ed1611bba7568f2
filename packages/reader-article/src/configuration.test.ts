import {afterEach, expect, it} from 'vitest'

import {configure, configureFromScript, getSitePaths} from './configuration.ts'

afterEach(() => configure({articlePath: undefined, readerPath: undefined}))

it('reads the paths of a site’s pages from the script’s URL', () => {
  configureFromScript(
    'https://cdn.example/reader-article.js?project=abc&article-path=/a/{slug}&reader-path=/r/{pin}',
  )
  expect(getSitePaths()).toEqual({articlePath: '/a/{slug}', readerPath: '/r/{pin}'})
})

it('has no paths by default, and uses the paths of configure()', () => {
  expect(getSitePaths()).toEqual({articlePath: '', readerPath: ''})
  configure({articlePath: 'https://site.example/{slug}'})
  expect(getSitePaths()).toEqual({articlePath: 'https://site.example/{slug}', readerPath: ''})
})
