import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {fileURLToPath} from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What ran on the command line: all it printed, and how it ended. */
export interface Ran {
  readonly output: string
  readonly code: number | null
}

/** A desk that `npm start` has brought up. */
export interface RunningDesk {
  readonly lake: string
  readonly studio: string
  readonly site: string
  /** Presses Ctrl-C and waits for the end. */
  stop(): Promise<Ran>
}

/** Runs one of the workspace's commands as a person would, until it ends. */
export function runCommand(script: string, ...words: string[]): Promise<Ran> {
  return spawnScript(script, words).end()
}

/** Runs what `npm start` runs, on free ports, and waits for the three addresses. */
export async function startDesk(
  data: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningDesk> {
  const ports = ['--lake-port', '0', '--studio-port', '0', '--site-port', '0']
  const {printed, stop, ...script} = spawnScript('start', [...ports, '--data', data], environment)
  await script.hasPrinted(/Ctrl-C/)
  const [studio = '', site = '', lake = ''] = printed().match(ADDRESS) ?? []
  return {studio, site, lake, stop: () => stop('SIGINT')}
}

/** Runs what `npm run lake` runs, on a free port. */
export async function startLakeAlone(
  data: string,
): Promise<{readonly url: string; stop(): Promise<Ran>}> {
  const {printed, stop, hasPrinted} = spawnScript('lake', ['--port', '0', '--data', data])
  await hasPrinted(/listening/)
  const [url = ''] = printed().match(ADDRESS) ?? []
  return {url, stop: () => stop('SIGTERM')}
}

const ADDRESS = /http:\/\/localhost:\d+/g

// The commands behind the npm scripts, so that a signal reaches the process itself.
const SCRIPTS: Record<string, string> = {
  start: 'packages/start/src/cli.ts',
  import: 'packages/content/src/import/cli.ts',
  lake: 'packages/lake/src/cli.ts',
}

function spawnScript(script: string, words: string[], environment: NodeJS.ProcessEnv = {}) {
  const file = SCRIPTS[script]
  if (!file)
    throw new Error(
      `There is no command '${script}'; there are ${Object.keys(SCRIPTS).join(', ')}.`,
    )
  const child = spawn(process.execPath, [file, ...words], {
    cwd: ROOT,
    env: {...process.env, ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  const chunks: Buffer[] = []
  const printed = () => Buffer.concat(chunks).toString()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      child.emit('printed')
    })
  }
  const end = async (): Promise<Ran> => {
    const [code] = await ended
    return {output: printed(), code}
  }
  return {
    printed,
    end,
    hasPrinted: (expected: RegExp) =>
      new Promise<void>((resolve, reject) => {
        child.on('printed', () => expected.test(printed()) && resolve())
        void end().then((ran) => reject(new Error(`${script} ended:\n${ran.output}`)))
      }),
    stop: (signal: NodeJS.Signals) => {
      child.kill(signal)
      return end()
    },
  }
}
