import type {Readable, Writable} from 'node:stream'

import {openDatabaseReader} from '../../store/database.ts'
import {DocumentStore} from '../../store/document-store.ts'
import {createFrameParser, createFrame, REPLY} from './frames.ts'
import {failureOf} from './query-failure.ts'
import type {ProcessOptions, TimedRequest} from './query-request.ts'
import {createRequestEvaluator} from './request-evaluator.ts'

/** Size of the parsed documents that are kept for further queries, in UTF-16 code units of JSON text. */
const CACHE_CAPACITY = 64 * 1024 * 1024

/** Evaluates requests one after the other, in order, each on one snapshot of the database. */
export function serveRequests(options: ProcessOptions, input: Readable, output: Writable): void {
  const database = openDatabaseReader(options.folder)
  const reportDamage = (id: string): void => void output.write(createFrame(id, REPLY.damage))
  const documents = new DocumentStore(database, reportDamage, CACHE_CAPACITY)
  const evaluator = createRequestEvaluator(options, database, documents)

  async function evaluateOnSnapshot(request: TimedRequest): Promise<string> {
    database.exec('BEGIN')
    try {
      return await evaluator.evaluate(request)
    } finally {
      database.exec('COMMIT')
    }
  }

  async function reply(request: TimedRequest): Promise<void> {
    try {
      output.write(createFrame(await evaluateOnSnapshot(request), REPLY.result))
    } catch (error) {
      output.write(createFrame(JSON.stringify(failureOf(error)), REPLY.error))
    }
  }

  // If the disk is damaged, the queries that need the damaged part say so; the others still have results.
  let latestReply = evaluator.warmUp().catch(() => undefined)
  const parse = createFrameParser((message) => {
    const request: TimedRequest = JSON.parse(Buffer.concat(message).toString())
    latestReply = latestReply.then(() => reply(request))
  })
  input.on('data', parse)
  void latestReply.then(() => output.write(createFrame('', REPLY.ready)))
}
