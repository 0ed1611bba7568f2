import {execFile} from 'node:child_process'
import {promisify} from 'node:util'

import {installDebianPackages} from '../browser/install-debian-packages.ts'

const run = promisify(execFile)

/** Debian's packages with WebKitGTK's browser and driver, and with a display that needs no screen. */
export const WEBKIT_PACKAGES = ['webkit2gtk-driver', 'xvfb']

/** Whether WebKitGTK can be started; installs Debian's packages if this process may do so. */
export async function hasWebKit(): Promise<boolean> {
  if (await isInstalled()) {
    return true
  }
  process.stderr.write(`Installing Debian's ${WEBKIT_PACKAGES.join(' and ')} …\n`)
  return (await installDebianPackages(WEBKIT_PACKAGES)) && isInstalled()
}

async function isInstalled(): Promise<boolean> {
  try {
    await run('WebKitWebDriver', ['--help'])
    await run('Xvfb', ['-help'])
    return true
  } catch {
    return false
  }
}
