/**
 * The program of a query process: `node main.ts <options as JSON>`, with requests on its standard
 * input, replies on its standard output, and a pipe from its parent as file 3.
 */
import {enableCompileCache, flushCompileCache} from 'node:module'
import {Worker} from 'node:worker_threads'

// Ctrl-C reaches the whole process group, but requests are still running: only the parent ends this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => undefined)
}

// Ends this process when the parent ends, because its pipe then closes. An endless query blocks the main
// thread, so another thread waits for that.
const parentWatcher = new Worker(
  `try { require('node:fs').readSync(3, Buffer.alloc(1)) } finally { process.kill(process.pid, 'SIGKILL') }`,
  {eval: true, resourceLimits: {maxOldGenerationSizeMb: 16}},
)

parentWatcher.unref()

// The other thread blocks, so without this the process would not end, and its parent would wait for it.
process.on('uncaughtException', () => process.kill(process.pid, 'SIGHUP'))

enableCompileCache()
const {serveRequests} = await import('./serve-requests.ts')
serveRequests(JSON.parse(process.argv[2] ?? ''), process.stdin, process.stdout)
flushCompileCache()
