import {afterEach, expect, it} from 'vitest'

import {configure, configureFromScript, sitePaths} from './configuration.ts'

afterEach(() => configure({articlePath: undefined, readerPath: undefined}))

it('reads the paths of a site’s pages from the script’s URL', () => {
  configureFromScript(
    'https://cdn.example/reader-article.js?project=abc&article-path=/a/{slug}&reader-path=/r/{pin}',
  )
  expect(sitePaths()).toEqual({articlePath: '/a/{slug}', readerPath: '/r/{pin}'})
})

it('has no paths by default, and uses the paths of configure()', () => {
  expect(sitePaths()).toEqual({articlePath: '', readerPath: ''})
  configure({articlePath: 'https://site.example/{slug}'})
  expect(sitePaths()).toEqual({articlePath: 'https://site.example/{slug}', readerPath: ''})
})
