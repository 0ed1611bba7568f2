import {join} from 'node:path'

import {removeStaleOutputs} from './build/remove-stale-outputs.ts'
import {ROOT} from './root.ts'

for (const name of process.argv.slice(2)) {
  await removeStaleOutputs(join(ROOT, 'packages', name))
}
