import {expect, test} from 'vitest'

import {createLake} from '../lake.ts'
import {createTemporaryFolder} from '../testing/temporary-lake.ts'

test('a second Lake can use a folder only after the first is closed', async () => {
  const data = createTemporaryFolder()
  const lake = createLake({data})
  expect(() => createLake({data})).toThrow(
    `Another Lake is using ${data}/production: stop it, or choose another folder with --data`,
  )
  await lake.close()
  await createLake({data}).close()
})
