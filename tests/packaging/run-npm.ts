import {execFile} from 'node:child_process'
import {promisify} from 'node:util'

const run = promisify(execFile)

/** Runs npm as a user does, without the settings that npm and Vitest pass on in the environment of this workspace. */
export async function runNpm(
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_ENV$|VITEST|INIT_CWD$)/i.test(name),
  )
  try {
    const {stdout} = await run('npm', [...args], {
      cwd: folder,
      env: {...Object.fromEntries(own), ...environment},
      maxBuffer: 64 * 1024 * 1024,
    })
    return stdout
  } catch (error) {
    const {stdout, stderr}: {stdout?: unknown; stderr?: unknown} = Object(error)
    throw new Error(`npm ${args.join(' ')} failed:\n${String(stdout)}\n${String(stderr)}`, {
      cause: error,
    })
  }
}
