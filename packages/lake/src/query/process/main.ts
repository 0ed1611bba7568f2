/**
 * The program of a query process: `node main.ts <options as JSON>`, with requests on its standard
 * input, replies on its standard output, and a pipe from its parent as file 3.
 */
import {enableCompileCache, flushCompileCache} from 'node:module'
import {Worker} from 'node:worker_threads'

// Only the parent ends this process: Ctrl-C reaches the whole process group, while requests still run.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => undefined)
}

// In a separate thread, since an endless query blocks this one. The pipe closes when the parent ends.
const watch = new Worker(
  `try { require('node:fs').readSync(3, Buffer.alloc(1)) } finally { process.kill(process.pid, 'SIGKILL') }`,
  {eval: true, resourceLimits: {maxOldGenerationSizeMb: 16}},
)

watch.unref()

enableCompileCache()
const {serveRequests} = await import('./serve-requests.ts')
serveRequests(JSON.parse(process.argv[2] ?? ''), process.stdin, process.stdout)
flushCompileCache()
