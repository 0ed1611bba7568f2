/**
 * The command `npm run soak:lake -- [--requests NUMBER] [--queries NUMBER] [--seed NUMBER]`: sends random requests
 * to a new Lake and looks for faults, then compares random queries with groq-js; ends with code 1 if anything is
 * wrong.
 */
import {parseArgs} from 'node:util'

import {compareRandomQueries, compareRandomSearches} from './direct-property.ts'
import {sendRandomRequests} from './fuzz/send-random-requests.ts'

const {values} = parseArgs({
  options: {
    requests: {type: 'string', default: '20000'},
    queries: {type: 'string', default: '30000'},
    seed: {type: 'string', default: String(Date.now() % 1_000_000)},
  },
})
const requests = Number(values.requests)
const queries = Number(values.queries)
const seed = Number(values.seed)

const faults = await sendRandomRequests(requests, seed)
console.log(`${requests} requests with seed ${seed}: ${faults} faults`)
const {direct} = compareRandomQueries({count: queries, seed})
console.log(`${queries} queries with seed ${seed}, ${direct} evaluated directly: no difference`)
const {byWords} = compareRandomSearches({count: queries, seed})
console.log(`${queries} searches with seed ${seed}, ${byWords} by an index of words: no difference`)
process.exitCode = faults > 0 ? 1 : 0
