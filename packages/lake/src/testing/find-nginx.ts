import {execFile} from 'node:child_process'
import {mkdir} from 'node:fs/promises'
import {delimiter, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

const run = promisify(execFile)
/** Milliseconds that a command may take. */
const MAX_TIME = 120_000
const UNPACKED = fileURLToPath(new URL('../../../../node_modules/.cache/nginx', import.meta.url))

/**
 * Finds an nginx that starts: the program in NGINX_PROGRAM, an installed one, or Debian's package, which is unpacked and
 * not installed, because its installation starts a server for the whole network.
 *
 * @returns The path of the program; undefined if there is none.
 */
export async function findNginx(): Promise<string | undefined> {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin']
  const unpacked = join(UNPACKED, 'usr/sbin/nginx')
  const installed = [process.env['NGINX_PROGRAM'], ...folders.map((each) => join(each, 'nginx'))]
  for (const program of [...installed, unpacked]) {
    if (program !== undefined && (await canRun(program, ['-v']))) {
      return program
    }
  }
  return (await unpackFromDebian()) && (await canRun(unpacked, ['-v'])) ? unpacked : undefined
}

async function unpackFromDebian(): Promise<boolean> {
  await mkdir(UNPACKED, {recursive: true})
  const apt = (...args: readonly string[]) => canRun('apt-get', args, UNPACKED)
  const download = () => apt('download', '-qq', 'nginx')
  return (
    ((await download()) || ((await apt('update', '-qq')) && (await download()))) &&
    canRun('sh', ['-c', 'dpkg -x nginx_*.deb . && rm nginx_*.deb'], UNPACKED)
  )
}

async function canRun(command: string, args: readonly string[], cwd?: string): Promise<boolean> {
  try {
    await run(command, args, {cwd, timeout: MAX_TIME})
    return true
  } catch {
    return false
  }
}
