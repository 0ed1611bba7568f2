import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {extname} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'

// Ends in `.ts` in the sources and in `.js` in the built package.
const PROGRAM = fileURLToPath(new URL(`main${extname(import.meta.url)}`, import.meta.url))

/** Checks a folder in another process, and passes the findings to `notify`; returns a function that ends the check. */
export function checkInBackground(
  folder: string,
  notify: (message: string) => void,
): () => Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, folder], {
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  })
  const exited = once(child, 'exit').catch(() => undefined)
  child.stdin.on('error', () => undefined)
  // The check does not keep the process of the Lake from ending.
  child.unref()
  for (const stream of [child.stdin, child.stdout]) {
    if ('unref' in stream && typeof stream.unref === 'function') {
      stream.unref()
    }
  }
  createInterface({input: child.stdout}).on('line', (line) =>
    notify(`${folder} was not closed properly and is checked: ${line}`),
  )
  return async () => {
    child.ref()
    child.kill('SIGKILL')
    await exited
  }
}
