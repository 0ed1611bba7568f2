import {readFile} from 'node:fs/promises'
import {parentPort} from 'node:worker_threads'

import {compareFile} from './compare-file.ts'

// Receives paths of files, and sends the result of each.
parentPort?.on('message', (path: string) => {
  void readFile(path)
    .then((bytes) => compareFile(bytes, path))
    .catch((error: unknown) => ({status: 'crashed', message: String(error)}) as const)
    // eslint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    .then((result) => parentPort?.postMessage(result))
})
