import {access} from 'node:fs/promises'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {readManifests, ROOT} from './manifests.ts'

// Excludes what shells treat differently: quotes, variables, globs, pipes, redirections and `;`.
const PORTABLE_COMMAND = /^[\w@./:=,-]+( [\w@./:=,-]+)*$/

test('every npm script runs in any shell, including that of Windows', async () => {
  const rejected: string[] = []
  let commands = 0
  for (const [path, {scripts = {}}] of await readManifests()) {
    for (const [name, script] of Object.entries(scripts)) {
      for (const command of script.split(' && ')) {
        commands++
        const [program = ''] = command.split(' ')
        if (!PORTABLE_COMMAND.test(command) || !(await isInstalled(program))) {
          rejected.push(`${path}, ${name}: ${command}`)
        }
      }
    }
  }
  expect(commands).toBeGreaterThan(30)
  expect(rejected).toEqual([])
})

/** Returns whether a program comes with npm or with a package; shell built-ins, such as `exec`, do not. */
async function isInstalled(program: string): Promise<boolean> {
  if (program === 'npm') {
    return true
  }
  return access(join(ROOT, 'node_modules/.bin', program)).then(
    () => true,
    () => false,
  )
}
