import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {fileURLToPath} from 'node:url'

/** The root folder of the workspace. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The output and the exit code of a command that has ended. */
export interface FinishedCommand {
  readonly output: string
  readonly code: number | null
}

/** The servers that `npm start` has started. */
export interface RunningServers {
  readonly lake: string
  readonly studio: string
  readonly site: string
  /** Sends the stop signal, and waits until all processes have ended. */
  stop(): Promise<FinishedCommand>
}

/** Runs a command of the workspace until it ends. */
export function runCommand(script: string, ...args: string[]): Promise<FinishedCommand> {
  return spawnScript(script, args).end()
}

/** Runs the command behind `npm start` on free ports, and waits for the three addresses. */
export async function startServers(
  data: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningServers> {
  const servers = spawnScript('start', startArguments(data), environment)
  return running(servers, () => servers.kill('SIGINT'))
}

/** Runs `npm start` on free ports. `stop` is the receiver of the signal: npm only, or all processes, as with Ctrl-C. */
export async function startServersByNpm(
  data: string,
  stop: 'npm' | 'all',
): Promise<RunningServers> {
  const args = ['run', '--silent', 'start', '--', ...startArguments(data)]
  const npm = spawnProgram('npm', args, {}, {detached: true})
  if (stop === 'npm') {
    return running(npm, () => npm.kill('SIGTERM'))
  }
  return running(npm, () => npm.killGroup('SIGINT'))
}

/** Runs `npm run dev` on free ports; `stop` signals all processes, as Ctrl-C does. */
export async function startDev(data: string): Promise<RunningServers> {
  const args = ['run', '--silent', 'dev', '--', ...startArguments(data)]
  const npm = spawnProgram('npm', args, {}, {detached: true})
  return running(npm, () => npm.killGroup('SIGINT'))
}

function startArguments(data: string): string[] {
  const ports = ['--lake-port', '0', '--studio-port', '0', '--site-port', '0']
  return [...ports, '--data', data]
}

async function running(
  {printed, end, hasPrinted}: ReturnType<typeof spawnProgram>,
  signal: () => void,
): Promise<RunningServers> {
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

/** Runs the command behind `npm run lake` on a free port. */
export async function startLakeAlone(
  data: string,
): Promise<{readonly url: string; stop(): Promise<FinishedCommand>}> {
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

// The modules behind the npm scripts, so that a signal reaches the process directly.
const SCRIPTS: Record<string, string> = {
  start: 'packages/start/src/cli.ts',
  import: 'packages/import/src/command/cli.ts',
  lake: 'packages/lake/src/cli.ts',
}

function spawnScript(script: string, args: string[], environment: NodeJS.ProcessEnv = {}) {
  const file = SCRIPTS[script]
  if (!file) {
    throw new Error(
      `There is no command '${script}'; there are ${Object.keys(SCRIPTS).join(', ')}.`,
    )
  }
  return spawnProgram(process.execPath, [file, ...args], environment)
}

function spawnProgram(
  program: string,
  args: string[],
  environment: NodeJS.ProcessEnv = {},
  options: {readonly detached?: boolean} = {},
) {
  const child = spawn(program, args, {
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
  const end = async (): Promise<FinishedCommand> => {
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
          reject(new Error(`${program} ${args.join(' ')} ended:\n${ran.output}`)),
        )
      }),
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Only for a detached process. */
    killGroup: (signal: NodeJS.Signals) => child.pid && process.kill(-child.pid, signal),
  }
}
