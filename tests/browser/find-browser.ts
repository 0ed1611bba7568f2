import {execFile} from 'node:child_process'
import {constants} from 'node:fs'
import {access} from 'node:fs/promises'
import {homedir} from 'node:os'
import {delimiter, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

import {type BrowserType, chromium, firefox} from 'playwright-core'

import {installDebianPackages, tryRun} from './install-debian-packages.ts'

const run = promisify(execFile)
const MINUTE = 60_000

/** No browser was found and none could be installed; the message says what to install. */
export class BrowserNotFoundError extends Error {
  readonly code = 'browser-not-found'
}

/** A browser and how to find it. */
interface BrowserProduct {
  readonly title: string
  /** The environment variable that names an executable. */
  readonly variable: string
  /** Executables on the PATH. */
  readonly commands: readonly string[]
  /** Executables within the application folders of macOS. */
  readonly applications: readonly string[]
  /** Executables within the program folders of Windows. */
  readonly programs: readonly string[]
  readonly playwright: BrowserType
  /** Debian's package, and the executable that it installs. */
  readonly debian: {readonly name: string; readonly path: string}
  /** Arguments that print the version and exit. */
  readonly versionArguments: readonly string[]
}

const CHROMIUM: BrowserProduct = {
  title: 'Chrome or Chromium',
  variable: 'CHROME_PATH',
  commands: ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'],
  applications: [
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Chromium.app/Contents/MacOS/Chromium',
  ],
  programs: ['Google/Chrome/Application/chrome.exe'],
  playwright: chromium,
  debian: {name: 'chromium', path: '/usr/bin/chromium'},
  versionArguments: ['--version', ...getBrowserArguments()],
}

const FIREFOX: BrowserProduct = {
  title: 'Firefox',
  variable: 'FIREFOX_PATH',
  commands: ['firefox', 'firefox-esr'],
  applications: ['Firefox.app/Contents/MacOS/firefox'],
  programs: ['Mozilla Firefox/firefox.exe'],
  playwright: firefox,
  debian: {name: 'firefox-esr', path: '/usr/bin/firefox-esr'},
  versionArguments: ['--headless', '--version'],
}

/**
 * Finds a Chrome or Chromium that starts: the executable in CHROME_PATH, an installed browser,
 * Playwright's own download, or Debian's package if this process may install it.
 *
 * @returns The path of the executable.
 * @throws BrowserNotFoundError if none is found and none can be installed.
 */
export function findBrowser(): Promise<string> {
  return find(CHROMIUM)
}

/**
 * Finds a Firefox in the same way, with FIREFOX_PATH instead of CHROME_PATH.
 *
 * @returns The launch options with which Playwright can control it.
 *
 * @throws BrowserNotFoundError if none is found and none can be installed.
 */
export async function findFirefox(): Promise<{executablePath: string; channel?: string}> {
  const executablePath = await find(FIREFOX)
  // Playwright controls its own build with its own protocol, and other builds with WebDriver BiDi.
  return executablePath === firefox.executablePath()
    ? {executablePath}
    : {executablePath, channel: 'moz-firefox'}
}

async function find(product: BrowserProduct): Promise<string> {
  const configured = process.env[product.variable]
  if (configured) {
    if (await canStart(product, configured)) {
      return configured
    }
    throw new BrowserNotFoundError(
      `${product.variable} is '${configured}', which does not start. Set it to the executable of ${product.title}, for example ${product.debian.path}.`,
    )
  }
  const found =
    (await findFirstThatStarts(product, listInstalledBrowsers(product))) ??
    (await downloadFromPlaywright(product)) ??
    (await installFromDebian(product))
  if (found) {
    return found
  }
  throw new BrowserNotFoundError(
    `The browser tests need ${product.title}. Install it, or set ${product.variable} to its executable, for example ${product.debian.path}.`,
  )
}

/** Returns flags that let Chromium run as root in a container, and prevent its network requests at start. */
export function getBrowserArguments(): string[] {
  const flags = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
  ]
  return process.getuid?.() === 0 ? ['--no-sandbox', ...flags] : flags
}

function listInstalledBrowsers({commands, applications, programs}: BrowserProduct): string[] {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => commands.map((name) => join(folder, name)))
  const apps = ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
    applications.map((name) => join(folder, name)),
  )
  const onWindows = [process.env['ProgramFiles'], process.env['LocalAppData']].flatMap((folder) =>
    folder ? programs.map((name) => join(folder, name)) : [],
  )
  return [...onPath, ...apps, ...onWindows]
}

async function downloadFromPlaywright(product: BrowserProduct): Promise<string | undefined> {
  const path = product.playwright.executablePath()
  if (await canStart(product, path)) {
    return path
  }
  printLine(`No ${product.title} is installed; downloading Playwright's own …`)
  const cli = fileURLToPath(new URL('../../node_modules/playwright-core/cli.js', import.meta.url))
  const args = [cli, 'install', product.playwright.name()]
  const isInstalled = await tryRun(process.execPath, args, 5 * MINUTE)
  return isInstalled && (await canStart(product, path)) ? path : undefined
}

async function installFromDebian(product: BrowserProduct): Promise<string | undefined> {
  const {name, path} = product.debian
  printLine(`Playwright's download failed; installing Debian's ${name} …`)
  return (await installDebianPackages([name])) ? findFirstThatStarts(product, [path]) : undefined
}

async function findFirstThatStarts(
  product: BrowserProduct,
  paths: string[],
): Promise<string | undefined> {
  for (const path of paths) {
    if (await canStart(product, path)) {
      return path
    }
  }
  return undefined
}

// An existing file may not start: Ubuntu's `chromium-browser` only prints that a snap must be installed.
async function canStart({versionArguments}: BrowserProduct, path: string): Promise<boolean> {
  if (!(await isExecutable(path))) {
    return false
  }
  try {
    await run(path, [...versionArguments], {timeout: MINUTE})
    return true
  } catch {
    return false
  }
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function printLine(text: string): void {
  process.stderr.write(`${text}\n`)
}
