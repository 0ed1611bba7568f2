import {fingerprint} from '@reader-article/import/read'

import type {ChosenReader, Reading} from '../data/item.ts'
import {readSource} from './read-source.ts'

/** A file to read, sent to the worker. */
export interface ReadRequest {
  readonly number: number
  readonly name: string
  readonly bytes: Uint8Array
  readonly reader: ChosenReader | undefined
}

/** What the worker sends back for a file. */
export interface ReadResponse {
  readonly number: number
  /** The fingerprint of the bytes. */
  readonly fingerprint: string
  readonly readings: readonly Reading[]
}

addEventListener('message', ({data}: MessageEvent<ReadRequest>) => {
  void respond(data)
})

async function respond({number, name, bytes, reader}: ReadRequest): Promise<void> {
  const response: ReadResponse = {
    number,
    fingerprint: fingerprint(bytes),
    readings: await readSource(bytes, name, reader),
  }
  postMessage(response, {transfer: []})
}
