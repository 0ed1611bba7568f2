import {spawn} from 'node:child_process'
import {once} from 'node:events'

import {prerelease} from 'semver'

import {ReleaseError} from './release-error.ts'
import {runCommand} from './run-command.ts'

/** A registry of npm packages, which npm talks to with the settings of the user. */
export interface Registry {
  readonly url: string
  /** The name of the user who is logged in; undefined if nobody is. */
  getUser(): Promise<string | undefined>
  /**
   * Returns the hash of a published version; undefined if it has not been published.
   *
   * @throws ReleaseError if the registry does not respond.
   */
  getIntegrity(name: string, version: string): Promise<string | undefined>
  /**
   * Publishes a tarball; npm may require a one-time password.
   *
   * @throws ReleaseError
   */
  publish(tarball: string, version: string, options: {provenance: boolean}): Promise<void>
}

/** Opens a registry. Commands run in the folder, whose .npmrc npm reads. */
export function openRegistry(url: string, folder: string): Registry {
  return {
    url,
    async getUser() {
      const {code, stdout} = await runCommand(folder, 'npm', ['whoami', '--registry', url])
      return code === 0 ? stdout.trim() : undefined
    },
    async getIntegrity(name, version) {
      const field = ['view', `${name}@${version}`, 'dist.integrity', '--json', '--registry', url]
      const {code, stdout, stderr} = await runCommand(folder, 'npm', field)
      if (code === 0) {
        return stdout.trim() === '' ? undefined : String(JSON.parse(stdout))
      }
      if (/\bE404\b/u.test(stdout + stderr)) {
        return undefined
      }
      throw new ReleaseError(
        `${url} does not say whether it has ${name}@${version}. Nothing is published. npm prints:\n${stdout}${stderr}`,
      )
    },
    async publish(tarball, version, {provenance}) {
      const tag = prerelease(version) ? 'next' : 'latest'
      const args = ['publish', tarball, '--registry', url, '--access', 'public', '--tag', tag]
      const child = spawn('npm', [...args, provenance ? '--provenance' : '--no-provenance'], {
        cwd: folder,
        stdio: 'inherit',
        shell: process.platform === 'win32',
      })
      const [code] = await once(child, 'close')
      if (code !== 0) {
        throw new ReleaseError(`npm has not published ${tarball} (exit code ${String(code)}).`)
      }
    },
  }
}
