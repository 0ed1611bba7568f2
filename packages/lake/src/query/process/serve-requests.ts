import type {Readable, Writable} from 'node:stream'

import {createFrameParser, createFrame, REPLY} from './frames.ts'
import {QueriedDatasets} from './queried-datasets.ts'
import {failureOf} from './query-failure.ts'
import type {DamageReport, ProcessOptions, TimedRequest} from './query-request.ts'

/** Evaluates requests one after the other, in order, each on one snapshot of the database of its dataset. */
export function serveRequests(options: ProcessOptions, input: Readable, output: Writable): void {
  const datasets = new QueriedDatasets(
    options,
    (report: DamageReport) => void output.write(createFrame(JSON.stringify(report), REPLY.damage)),
  )

  async function reply(request: TimedRequest): Promise<void> {
    try {
      output.write(createFrame(await datasets.evaluate(request), REPLY.result))
    } catch (error) {
      output.write(createFrame(JSON.stringify(failureOf(error)), REPLY.error))
    }
  }

  // If the disk is damaged, the queries that need the damaged part say so; the others still have results.
  let latestReply = datasets.warmUp(options.main).catch(() => undefined)
  const parse = createFrameParser((message) => {
    const request: TimedRequest = JSON.parse(Buffer.concat(message).toString())
    latestReply = latestReply.then(() => reply(request))
  })
  input.on('data', parse)
  void latestReply.then(() => output.write(createFrame('', REPLY.ready)))
}
