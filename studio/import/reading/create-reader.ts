import type {ChosenReader} from '../data/item.ts'
import type {ReadRequest, ReadResponse} from './read-worker.ts'

/** Reads documents in a worker. */
export interface SourceReader {
  /** Rejects if the worker cannot be loaded or has failed. */
  readonly read: (name: string, bytes: Uint8Array, reader?: ChosenReader) => Promise<ReadResponse>
  readonly end: () => void
}

interface Waiting {
  readonly resolve: (response: ReadResponse) => void
  readonly reject: (error: Error) => void
}

/** Starts a worker that reads documents, so that the page stays responsive. */
export function createReader(): SourceReader {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {type: 'module'})
  const waiting = new Map<number, Waiting>()
  let count = 0
  worker.addEventListener('message', ({data}: MessageEvent<ReadResponse>) => {
    waiting.get(data.number)?.resolve(data)
    waiting.delete(data.number)
  })
  worker.addEventListener('error', ({message}) => {
    for (const {reject} of waiting.values()) {
      reject(new Error(`The reader of documents has failed: ${message}`))
    }
    waiting.clear()
  })
  return {
    read: (name, bytes, reader) =>
      new Promise((resolve, reject) => {
        const request: ReadRequest = {number: count++, name, bytes, reader}
        waiting.set(request.number, {resolve, reject})
        worker.postMessage(request)
      }),
    end: () => worker.terminate(),
  }
}
