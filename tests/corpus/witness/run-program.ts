import {spawn} from 'node:child_process'

/** Runs a program and returns its output; undefined if it is missing, fails, or takes too long. */
export function runProgram(
  program: string,
  parameters: readonly string[],
  {timeoutMs}: {timeoutMs: number},
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', () => resolve(undefined))
    child.on('close', (code) =>
      resolve(code === 0 ? Buffer.concat(chunks).toString('utf8') : undefined),
    )
  })
}
