import {access} from 'node:fs/promises'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {manifests, ROOT} from './manifests.ts'

// No quotes, variables, globs, pipes, redirections or `;`: shells differ in them.
const WORDS = /^[\w@./:=,-]+( [\w@./:=,-]+)*$/

test('every npm script runs in any shell, Windows’ included', async () => {
  const refused: string[] = []
  let commands = 0
  for (const [path, {scripts = {}}] of await manifests()) {
    for (const [name, script] of Object.entries(scripts)) {
      for (const command of script.split(' && ')) {
        commands++
        const [program = ''] = command.split(' ')
        if (!WORDS.test(command) || !(await isInstalled(program))) {
          refused.push(`${path}, ${name}: ${command}`)
        }
      }
    }
  }
  expect(commands).toBeGreaterThan(30)
  expect(refused).toEqual([])
})

/** Whether a program comes with npm or with a package; words of a shell, such as `exec`, do not. */
async function isInstalled(program: string): Promise<boolean> {
  if (program === 'npm') {
    return true
  }
  return access(join(ROOT, 'node_modules/.bin', program)).then(
    () => true,
    () => false,
  )
}
