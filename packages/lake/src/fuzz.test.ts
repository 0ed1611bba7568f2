import * as fc from 'fast-check'
import {expect, test} from 'vitest'

import {garbleDocument} from './testing/damage.ts'
import {findFault} from './testing/fuzz/find-fault.ts'
import {fuzzRequests} from './testing/fuzz/fuzz-request.ts'
import {createTemporaryFolder, openTemporaryLake, openStoredLake} from './testing/temporary-lake.ts'

test('random requests lead to no error of the server but to named limits', async () => {
  const errors: unknown[] = []
  const {lake} = openStoredLake({onError: (error) => errors.push(error)})
  await fc.assert(
    fc.asyncProperty(fuzzRequests, async (request) => {
      expect([await findFault(lake, request), ...errors.splice(0)]).toEqual([undefined])
    }),
    {numRuns: 600},
  )
})

test('the search for faults finds an error of the server', async () => {
  const data = createTemporaryFolder()
  const {lake, mutate} = openTemporaryLake({data})
  await mutate({create: {_id: 'fern', _type: 'plant', text: 'a tall fern'}})
  await lake.close()
  garbleDocument(data, 'fern', 'a tall fern')
  const request = {
    method: 'GET',
    path: '/v1/data/doc/production/fern',
    headers: {},
    body: undefined,
  }
  expect(await findFault(openTemporaryLake({data}).lake, request)).toMatch(/^500: .*fern/)
})
