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
  /** Sends the signal that stops the servers, SIGINT by default, and waits until all processes have ended. */
  stop(signal?: NodeJS.Signals): Promise<FinishedCommand>
}

/** The ports of the servers; 0 chooses a free one. */
export interface Ports {
  readonly lake: string
  readonly studio: string
  readonly site: string
}

const FREE_PORTS: Ports = {lake: '0', studio: '0', site: '0'}

/** Runs a command of the workspace until it ends. */
export function runCommand(script: string, ...args: string[]): Promise<FinishedCommand> {
  return spawnScript(script, args).waitForEnd()
}

/** Runs the command of `npm start` without npm, and waits until it has printed the three URLs. */
export async function startServers(
  data: string,
  environment: NodeJS.ProcessEnv = {},
  ports = FREE_PORTS,
): Promise<RunningServers> {
  const servers = spawnScript('start', startArguments(data, ports), environment)
  return waitForServers(servers, (signal) => servers.kill(signal))
}

/** Returns the ports of running servers, with which they can be started again at the same URLs. */
export function portsOf({lake, studio, site}: RunningServers): Ports {
  return {lake: new URL(lake).port, studio: new URL(studio).port, site: new URL(site).port}
}

/** Runs `npm start` on free ports. `stop()` signals only npm, or all processes as Ctrl-C does. */
export async function startServersByNpm(
  data: string,
  receiver: 'npm' | 'all',
): Promise<RunningServers> {
  const args = ['run', '--silent', 'start', '--', ...startArguments(data)]
  const npm = spawnProgram('npm', args, {}, {detached: true})
  if (receiver === 'npm') {
    return waitForServers(npm, () => npm.kill('SIGTERM'))
  }
  return waitForServers(npm, () => npm.killGroup('SIGINT'))
}

/** Runs `npm run dev` on free ports. `stop()` signals all processes as Ctrl-C does. */
export async function startDev(data: string): Promise<RunningServers> {
  const args = ['run', '--silent', 'dev', '--', ...startArguments(data)]
  const npm = spawnProgram('npm', args, {}, {detached: true})
  return waitForServers(npm, () => npm.killGroup('SIGINT'))
}

function startArguments(data: string, {lake, studio, site} = FREE_PORTS): string[] {
  const ports = ['--lake-port', lake, '--studio-port', studio, '--site-port', site]
  return [...ports, '--data', data]
}

async function waitForServers(
  {getOutput, waitForEnd, waitForOutput}: ReturnType<typeof spawnProgram>,
  sendSignal: (signal: NodeJS.Signals) => void,
): Promise<RunningServers> {
  await waitForOutput(/Ctrl-C/)
  const [studio = '', site = '', lake = ''] = getOutput().match(URLS) ?? []
  return {
    studio,
    site,
    lake,
    stop(signal = 'SIGINT') {
      sendSignal(signal)
      return waitForEnd()
    },
  }
}

/** Runs the command of `npm run lake` without npm on a free port. */
export async function startLake(
  data: string,
): Promise<{readonly url: string; stop(): Promise<FinishedCommand>}> {
  const lake = spawnScript('lake', ['--port', '0', '--data', data])
  await lake.waitForOutput(/listening/)
  const [url = ''] = lake.getOutput().match(URLS) ?? []
  return {
    url,
    stop() {
      lake.kill('SIGTERM')
      return lake.waitForEnd()
    },
  }
}

const URLS = /http:\/\/localhost:\d+/g

// The module that each npm script runs. It is started without npm, so that a signal reaches it directly.
const MODULES: Record<string, string> = {
  start: 'packages/start/src/cli.ts',
  import: 'packages/import/src/command/cli.ts',
  lake: 'packages/lake/src/cli.ts',
}

function spawnScript(script: string, args: string[], environment: NodeJS.ProcessEnv = {}) {
  const file = MODULES[script]
  if (!file) {
    throw new Error(
      `The command '${script}' does not exist. Use one of ${Object.keys(MODULES).join(', ')}.`,
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
  const getOutput = () => Buffer.concat(chunks).toString()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      child.emit('printed')
    })
  }
  const waitForEnd = async (): Promise<FinishedCommand> => {
    const [code] = await ended
    return {output: getOutput(), code}
  }
  return {
    getOutput,
    waitForEnd,
    waitForOutput: (expected: RegExp) =>
      new Promise<void>((resolve, reject) => {
        child.on('printed', () => expected.test(getOutput()) && resolve())
        void waitForEnd().then(({output}) =>
          reject(
            new Error(
              `${program} ${args.join(' ')} ended before it printed ${expected}:\n${output}`,
            ),
          ),
        )
      }),
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Sends a signal to all processes of the group; only for a detached process. */
    killGroup: (signal: NodeJS.Signals) => child.pid && process.kill(-child.pid, signal),
  }
}
