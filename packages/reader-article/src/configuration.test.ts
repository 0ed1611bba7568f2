import {afterEach, expect, it} from 'vitest'

import {configure, configureFromScript, sitePaths} from './configuration.ts'

afterEach(() => configure({articlePath: undefined, readerPath: undefined}))

it('takes where a site has its pages from the script’s address, as it stands in a page', () => {
  configureFromScript(
    'https://cdn.example/reader-article.js?project=abc&article-path=/a/{slug}&reader-path=/r/{pin}',
  )
  expect(sitePaths()).toEqual({articlePath: '/a/{slug}', readerPath: '/r/{pin}'})
})

it('has no pages where nobody says so, and takes them from configure()', () => {
  expect(sitePaths()).toEqual({articlePath: '', readerPath: ''})
  configure({articlePath: 'https://site.example/{slug}'})
  expect(sitePaths()).toEqual({articlePath: 'https://site.example/{slug}', readerPath: ''})
})
