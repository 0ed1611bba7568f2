import {Worker} from 'node:worker_threads'

import type {FileResult} from './compare-file.ts'

/** A result, or that the time was over. */
export type PoolResult = FileResult | {status: 'timeout'}

/** Options of `compareFiles`. */
export interface PoolOptions {
  jobs: number
  timeoutMs: number
  onResult: (path: string, result: PoolResult) => void
}

/** Compares files in parallel threads; a file that takes too long, or ends its thread, does not stop the others. */
export async function compareFiles(paths: readonly string[], options: PoolOptions): Promise<void> {
  const queue = [...paths]
  await Promise.all(Array.from({length: options.jobs}, () => work(queue, options)))
}

async function work(queue: string[], {timeoutMs, onResult}: PoolOptions): Promise<void> {
  let worker: Worker | undefined
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    worker ??= new Worker(new URL('./compare-worker.ts', import.meta.url))
    const result = await runOne(worker, path, timeoutMs)
    if (result.status === 'timeout' || result.status === 'crashed') {
      await worker.terminate()
      worker = undefined
    }
    onResult(path, result)
  }
  await worker?.terminate()
}

function runOne(worker: Worker, path: string, timeoutMs: number): Promise<PoolResult> {
  return new Promise((resolve) => {
    const finish = (result: PoolResult) => {
      clearTimeout(timer)
      worker.off('message', finish).off('error', fail).off('exit', endEarly)
      resolve(result)
    }
    const fail = (error: unknown) => finish({status: 'crashed', message: String(error)})
    const endEarly = (code: number) => fail(`the thread has ended with the exit code ${code}`)
    const timer = setTimeout(() => finish({status: 'timeout'}), timeoutMs)
    worker.on('message', finish).on('error', fail).on('exit', endEarly)
    // eslint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(path)
  })
}
