import {expect, it} from 'vitest'

import {listSlugCandidates} from './slug-candidates.ts'

it.each([
  ['How-To-Listen', ['how-to-listen']],
  ['  how-to-listen\n', ['how-to-listen']],
  ['How to  listen', ['how-to-listen']],
  ['how_to_listen', ['how-to-listen']],
  ['/articles/how-to-listen/', ['how-to-listen']],
  ['articles/how-to-listen', ['how-to-listen']],
  ['https://advice.example/articles/how-to-listen', ['how-to-listen']],
  [' https://advice.example/articles/How-To-Listen/?ref=mail#top ', ['how-to-listen']],
  ['https://advice.example/how-to-listen.html', ['how-to-listen']],
  ['https://advice.example/article?slug=how-to-listen', ['article', 'how-to-listen']],
  ['https://advice.example/#/articles/how-to-listen', ['how-to-listen']],
  ['/articles/%C3%BCber%20uns', ['über-uns']],
  ['how-to-listen', []],
  ['', []],
  ['/', []],
  ['https://', []],
  ['100%', []],
])('the slug %j may mean %j', (slug, candidates) => {
  expect(listSlugCandidates(slug)).toEqual(candidates)
})
