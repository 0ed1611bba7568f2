import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import * as fc from 'fast-check'

import {createLake} from '../../lake.ts'
import {TOKEN} from '../temporary-lake.ts'
import {findFault} from './find-fault.ts'
import {fuzzRequests} from './fuzz-request.ts'

const BATCH = 500

/** Sends random requests to a new Lake and prints each whose response is a fault; resolves with the number of faults. */
export async function sendRandomRequests(count: number, seed: number): Promise<number> {
  const internalErrors: unknown[] = []
  const data = mkdtempSync(join(tmpdir(), 'lake-fuzz-'))
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
  return faults
}
