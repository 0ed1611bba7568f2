import {spawn} from 'node:child_process'
import {once} from 'node:events'

/**
 * Runs npm scripts one after the other, even if one fails, and then prints a result line for each.
 *
 * @returns The exit code of the first script that failed, or 0.
 */
export async function runScripts(
  root: string,
  scripts: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const codes: number[] = []
  for (const script of scripts) {
    codes.push(await runScript(root, script))
  }
  for (const [index, script] of scripts.entries()) {
    const code = codes[index]
    print(`${script}: ${code === 0 ? 'passed' : `failed (exit code ${code})`}`)
  }
  return codes.find((code) => code !== 0) ?? 0
}

async function runScript(root: string, script: string): Promise<number> {
  const child = spawn('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  const [code] = await once(child, 'close')
  return typeof code === 'number' ? code : 1
}
