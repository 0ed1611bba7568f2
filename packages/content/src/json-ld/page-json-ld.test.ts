import {expect, it} from 'vitest'

import {readReader} from '../normalise/reader.ts'
import {breadcrumbJsonLd} from './breadcrumb-json-ld.ts'
import {personJsonLd} from './person-json-ld.ts'

it('describes a reader', () => {
  const reader = readReader({name: 'Ada Quill', pin: '004711', tagline: 'Letters, mostly.'})
  const url = 'https://site.example/readers/004711'
  expect(reader && personJsonLd(reader, {url})).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Person',
    name: 'Ada Quill',
    url,
    description: 'Letters, mostly.',
    identifier: '004711',
  })
})

it('describes the way to a page', () => {
  expect(
    breadcrumbJsonLd([
      {name: 'The Line', url: 'https://site.example/'},
      {name: 'Grief', url: 'https://site.example/topics/grief'},
    ]),
  ).toEqual({
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [
      {'@type': 'ListItem', position: 1, name: 'The Line', item: 'https://site.example/'},
      {'@type': 'ListItem', position: 2, name: 'Grief', item: 'https://site.example/topics/grief'},
    ],
  })
})
