// Serves the Lake for `npm run dev`, which restarts this process when the Lake's code changes.
import {join} from 'node:path'

import {onStopSignal} from '@reader-article/lake'

import {parseOptions} from '../options.ts'
import {ROOT} from '../root.ts'
import {importSample} from '../sample/import-sample.ts'
import {createEndpoints} from '../serve/endpoints.ts'
import {startLake} from '../serve/start-lake.ts'

const SAMPLE = join(ROOT, 'examples/sample-content')

const options = parseOptions(process.argv.slice(2), process.env)
if (options === 'help') {
  throw new Error('Run npm run dev -- --help')
}
const {data, token} = options
const lake = await startLake(data, createEndpoints(options).lake, token)
onStopSignal(() => lake.close())
await importSample({client: lake.client, sample: SAMPLE, data}, (part) =>
  console.log(`Sample content: ${part}`),
)
