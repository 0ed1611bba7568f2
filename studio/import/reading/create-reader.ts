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

/** Creates a reader whose worker starts with the first document, so that the page stays responsive. */
export function createReader(): SourceReader {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let count = 0
  const start = (): Worker => {
    const started = new Worker(new URL('./read-worker.ts', import.meta.url), {type: 'module'})
    started.addEventListener('message', ({data}: MessageEvent<ReadResponse>) => {
      waiting.get(data.number)?.resolve(data)
      waiting.delete(data.number)
    })
    started.addEventListener('error', ({message}) => {
      for (const {reject} of waiting.values()) {
        reject(new Error(`The reader of documents has failed: ${message}`))
      }
      waiting.clear()
    })
    return started
  }
  return {
    read: (name, bytes, reader) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        const request: ReadRequest = {number: count++, name, bytes, reader}
        waiting.set(request.number, {resolve, reject})
        worker.postMessage(request, [])
      }),
    end() {
      worker?.terminate()
      worker = undefined
    },
  }
}
