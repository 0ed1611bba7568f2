import {spawn} from 'node:child_process'

import {Listr, type ListrTask} from 'listr2'

import {fingerprint, isFresh, markFresh} from './freshness.ts'
import {BUNDLE_STEPS, type BuildStep, PACKAGES_STEP} from './steps.ts'

/** A step of the build failed; the message carries what its command printed. */
export class BuildError extends Error {
  readonly code = 'build-failed'
}

/**
 * Builds what is published or served, showing a line a step.
 *
 * @param root - The workspace's folder.
 * @param options - `all` builds also what is up to date.
 * @throws BuildError
 */
export async function build(root: string, options: {all?: boolean} = {}): Promise<void> {
  const task = (step: BuildStep): ListrTask => ({
    title: step.title,
    skip: async () =>
      !options.all && (await isFresh(root, step)) ? `${step.title}: up to date` : false,
    task: async () => {
      const print = await fingerprint(root, step)
      await runNpm(root, step)
      await markFresh(root, step, print)
    },
  })
  await new Listr([task(PACKAGES_STEP)]).run()
  await new Listr(BUNDLE_STEPS.map(task), {concurrent: true}).run()
}

function runNpm(root: string, step: BuildStep): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', step.npm, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    const printed: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) {
        resolve()
      } else {
        reject(
          new BuildError(
            `${step.title} did not build (npm ${step.npm.join(' ')}):\n${Buffer.concat(printed).toString()}`,
          ),
        )
      }
    })
  })
}
