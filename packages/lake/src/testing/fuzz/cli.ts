/**
 * The command `npm run soak:lake -- --fuzz [--count NUMBER] [--seed NUMBER]`: sends random requests to a new
 * Lake, prints each whose response is a fault, and ends with code 1 if there was one.
 */
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'

import * as fc from 'fast-check'

import {createLake} from '../../lake.ts'
import {TOKEN} from '../temporary-lake.ts'
import {findFault} from './find-fault.ts'
import {fuzzRequests} from './fuzz-request.ts'

const BATCH = 500
const {values} = parseArgs({
  options: {
    fuzz: {type: 'boolean'},
    count: {type: 'string', default: '20000'},
    seed: {type: 'string', default: String(Date.now() % 1_000_000)},
  },
})
const count = Number(values.count)
const seed = Number(values.seed)
const data = mkdtempSync(join(tmpdir(), 'lake-fuzz-'))
const internalErrors: unknown[] = []
const lake = createLake({data, tokens: [TOKEN], onError: (error) => internalErrors.push(error)})
let faults = 0
for (let sent = 0; sent < count; sent += BATCH) {
  const numRuns = Math.min(BATCH, count - sent)
  for (const request of fc.sample(fuzzRequests, {numRuns, seed: seed + sent})) {
    const fault = await findFault(lake, request)
    if (fault !== undefined || internalErrors.length > 0) {
      faults++
      console.log(JSON.stringify(request), '\n ', fault, ...internalErrors.splice(0))
    }
  }
}
await lake.close()
rmSync(data, {recursive: true})
console.log(`${count} requests with seed ${seed}: ${faults} faults`)
process.exitCode = faults > 0 ? 1 : 0
