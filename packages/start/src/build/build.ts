import {spawn} from 'node:child_process'

import {Listr, type ListrTask} from 'listr2'

import {createFingerprint, isFresh, markFresh} from './freshness.ts'
import {BUNDLE_STEPS, type BuildStep, PACKAGES_STEP} from './steps.ts'

/** A build step failed; the message contains the output of its command. */
export class BuildError extends Error {
  readonly code = 'build-failed'
}

/**
 * Builds everything that is published or served, and shows one line for each step.
 *
 * @param root - The workspace's folder.
 * @param options - `all` also runs the steps that are up to date.
 * @throws BuildError
 */
export async function build(root: string, options: {all?: boolean} = {}): Promise<void> {
  await buildPackages(root, options)
  const tasks = BUNDLE_STEPS.map((step) => toTask(root, step, options))
  await new Listr(tasks, {concurrent: true}).run()
}

/**
 * Builds the types and modules of every package, without the elements' bundles and the Studio.
 *
 * @throws BuildError
 */
export async function buildPackages(root: string, options: {all?: boolean} = {}): Promise<void> {
  await new Listr([toTask(root, PACKAGES_STEP, options)]).run()
}

function toTask(root: string, step: BuildStep, options: {all?: boolean}): ListrTask {
  return {
    title: step.title,
    skip: async () =>
      !options.all && (await isFresh(root, step)) ? `${step.title}: up to date` : false,
    task: async () => {
      const digest = await createFingerprint(root, step)
      await runNpm(root, step)
      await markFresh(root, step, digest)
    },
  }
}

function runNpm(root: string, step: BuildStep): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', step.npm, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    const output: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) {
        resolve()
      } else {
        reject(
          new BuildError(
            `The build of ${step.title} failed (npm ${step.npm.join(' ')}):\n${Buffer.concat(output).toString()}`,
          ),
        )
      }
    })
  })
}
