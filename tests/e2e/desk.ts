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
  /** Sends its signal, and waits until all its processes have ended. */
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
  const desk = spawnScript('start', deskWords(data), environment)
  return running(desk, () => desk.kill('SIGINT'))
}

/** Runs `npm start` itself, on free ports; `stop` signals npm alone, or as Ctrl-C does all processes. */
export async function startDeskByNpm(data: string, stop: 'npm' | 'all'): Promise<RunningDesk> {
  const words = ['run', '--silent', 'start', '--', ...deskWords(data)]
  const npm = spawnProgram('npm', words, {}, {detached: true})
  if (stop === 'npm') {
    return running(npm, () => npm.kill('SIGTERM'))
  }
  return running(npm, () => npm.killGroup('SIGINT'))
}

function deskWords(data: string): string[] {
  const ports = ['--lake-port', '0', '--studio-port', '0', '--site-port', '0']
  return [...ports, '--data', data]
}

async function running(
  {printed, end, hasPrinted}: ReturnType<typeof spawnProgram>,
  signal: () => void,
): Promise<RunningDesk> {
  await hasPrinted(/Ctrl-C/)
  const [studio = '', site = '', lake = ''] = printed().match(ADDRESS) ?? []
  return {
    studio,
    site,
    lake,
    stop() {
      signal()
      return end()
    },
  }
}

/** Runs what `npm run lake` runs, on a free port. */
export async function startLakeAlone(
  data: string,
): Promise<{readonly url: string; stop(): Promise<Ran>}> {
  const lake = spawnScript('lake', ['--port', '0', '--data', data])
  await lake.hasPrinted(/listening/)
  const [url = ''] = lake.printed().match(ADDRESS) ?? []
  return {
    url,
    stop() {
      lake.kill('SIGTERM')
      return lake.end()
    },
  }
}

const ADDRESS = /http:\/\/localhost:\d+/g

// The commands behind the npm scripts, so that a signal reaches the process itself.
const SCRIPTS: Record<string, string> = {
  start: 'packages/start/src/cli.ts',
  import: 'packages/import/src/command/cli.ts',
  lake: 'packages/lake/src/cli.ts',
}

function spawnScript(script: string, words: string[], environment: NodeJS.ProcessEnv = {}) {
  const file = SCRIPTS[script]
  if (!file) {
    throw new Error(
      `There is no command '${script}'; there are ${Object.keys(SCRIPTS).join(', ')}.`,
    )
  }
  return spawnProgram(process.execPath, [file, ...words], environment)
}

function spawnProgram(
  program: string,
  words: string[],
  environment: NodeJS.ProcessEnv = {},
  options: {readonly detached?: boolean} = {},
) {
  const child = spawn(program, words, {
    cwd: ROOT,
    env: {...process.env, ...environment},
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
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
        void end().then((ran) =>
          reject(new Error(`${program} ${words.join(' ')} ended:\n${ran.output}`)),
        )
      }),
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Needs a process that is detached. */
    killGroup: (signal: NodeJS.Signals) => child.pid && process.kill(-child.pid, signal),
  }
}
