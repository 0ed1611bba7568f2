import {execFile} from 'node:child_process'
import {promisify} from 'node:util'

import {installDebianPackages} from '../browser/install-debian-packages.ts'

const run = promisify(execFile)

/** The Debian packages of WebKitGTK's browser and driver, and of a display server that needs no screen. */
export const WEBKIT_PACKAGES = ['webkit2gtk-driver', 'xvfb']

/** Whether WebKitGTK can be started; first installs the Debian packages if they are missing and this process may do so. */
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
