import {execFile, spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {promisify} from 'node:util'

const run = promisify(execFile)
const LOCAL_URL = /http:\/\/localhost:\d+/

/** A new project with clients from the registry. */
export interface ClientProject {
  readonly folder: string
  /** Runs a command of an installed package, and returns its output; rejects with the output if it fails. */
  run(command: string, ...args: string[]): Promise<string>
  /** Starts a server by a command of an installed package, or by `node`, and resolves with its URL. */
  serve(command: string, ...args: string[]): Promise<string>
  /** Reads a file of the project. */
  read(path: string): Promise<string>
  /** Stops the servers, and deletes the project. */
  remove(): Promise<void>
}

/**
 * Creates a project outside this workspace: writes its files, and installs packages with npm.
 *
 * @param packages - Names with a version, as `npm install` expects them.
 * @param environment - Variables of all commands.
 */
export async function createClientProject(
  packages: readonly string[],
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
): Promise<ClientProject> {
  const folder = await mkdtemp(join(tmpdir(), 'lake-client-'))
  const manifest = '{"name": "client", "private": true, "type": "module"}\n'
  for (const [name, text] of Object.entries({'package.json': manifest, ...files})) {
    await mkdir(dirname(join(folder, name)), {recursive: true})
    await writeFile(join(folder, name), text)
  }
  const options = {
    cwd: folder,
    env: {...withoutOwnVariables(process.env), ...environment},
    maxBuffer: 64 * 1024 * 1024,
  }
  const runCommand = (command: string, args: readonly string[]): Promise<string> =>
    run(command, [...args], options).then(
      ({stdout}) => stdout,
      (error: unknown) => {
        const {stdout, stderr}: {stdout?: unknown; stderr?: unknown} = Object(error)
        throw new Error(
          `${command} ${args.join(' ')} failed:\n${String(stdout)}\n${String(stderr)}`,
        )
      },
    )
  // Without their peers: clients of a site do not need the Studio, which is ten times their size.
  await runCommand('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', ...packages])
  const programOf = (command: string): string =>
    command === 'node' ? process.execPath : join(folder, 'node_modules/.bin', command)
  const servers: AsyncDisposable[] = []
  return {
    folder,
    run: (command, ...args) => runCommand(programOf(command), args),
    async serve(command, ...args) {
      const child = spawn(programOf(command), args, {
        ...options,
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      servers.push({
        async [Symbol.asyncDispose]() {
          if (child.exitCode === null) {
            const closed = once(child, 'close')
            child.kill()
            await closed
          }
        },
      })
      child.stdout.setEncoding('utf8')
      let output = ''
      for await (const chunk of child.stdout.iterator({destroyOnReturn: false})) {
        output += String(chunk)
        const [url] = LOCAL_URL.exec(output) ?? []
        if (url !== undefined) {
          child.stdout.resume()
          return url
        }
      }
      throw new Error(`${command} ${args.join(' ')} has ended:\n${output}`)
    },
    read: (path) => readFile(join(folder, path), 'utf8'),
    async remove() {
      for (const server of servers) {
        await server[Symbol.asyncDispose]()
      }
      await rm(folder, {recursive: true})
    },
  }
}

/** Removes the variables of npm and Vitest, which belong to this workspace. */
function withoutOwnVariables(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(
      Object.entries(variables).filter(
        ([name]) => !/^(npm_|NODE_ENV$|VITEST|INIT_CWD$)/i.test(name),
      ),
    ),
    CI: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
  }
}
