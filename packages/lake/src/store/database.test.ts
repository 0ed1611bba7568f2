import {expect, test} from 'vitest'

import {createLake} from '../lake.ts'
import {temporaryFolder} from '../testing/temporary-lake.ts'

test('a folder belongs to one Lake until that is closed', async () => {
  const data = temporaryFolder()
  const lake = createLake({data})
  expect(() => createLake({data})).toThrow(
    `Another Lake is using ${data}/production: stop it, or choose another folder with --data`,
  )
  await lake.close()
  await createLake({data}).close()
})
