import {execFile, spawn} from 'node:child_process'
import {constants} from 'node:fs'
import {access} from 'node:fs/promises'
import {homedir} from 'node:os'
import {delimiter, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

import {type BrowserType, chromium, firefox} from 'playwright-core'

const run = promisify(execFile)
const MINUTE = 60_000

/** No browser can be had on this machine; the message says in one sentence what to install. */
export class BrowserNotFoundError extends Error {
  readonly code = 'browser-not-found'
}

/** A make of browser, and where it is found. */
interface Make {
  readonly title: string
  /** The environment variable that names an executable. */
  readonly variable: string
  /** Executables on the PATH. */
  readonly commands: readonly string[]
  /** Executables within the folders of applications on macOS. */
  readonly applications: readonly string[]
  /** Executables within the folders of programs on Windows. */
  readonly programs: readonly string[]
  readonly playwright: BrowserType
  /** Debian's package, and what it installs. */
  readonly debian: {readonly name: string; readonly path: string}
  /** Flags that only print the version. */
  readonly version: readonly string[]
}

const CHROMIUM: Make = {
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
  version: ['--version', ...browserArguments()],
}

const FIREFOX: Make = {
  title: 'Firefox',
  variable: 'FIREFOX_PATH',
  commands: ['firefox', 'firefox-esr'],
  applications: ['Firefox.app/Contents/MacOS/firefox'],
  programs: ['Mozilla Firefox/firefox.exe'],
  playwright: firefox,
  debian: {name: 'firefox-esr', path: '/usr/bin/firefox-esr'},
  version: ['--headless', '--version'],
}

/**
 * Finds a Chrome or Chromium that starts: the one CHROME_PATH names, an installed one, Playwright's
 * own download, or Debian's package where this process may install it.
 *
 * @returns The path of the executable.
 * @throws BrowserNotFoundError when none can be had.
 */
export function findBrowser(): Promise<string> {
  return find(CHROMIUM)
}

/**
 * Finds a Firefox in the same way, by FIREFOX_PATH, with what Playwright must know to drive it.
 *
 * @throws BrowserNotFoundError when none can be had.
 */
export async function firefoxLaunchOptions(): Promise<{executablePath: string; channel?: string}> {
  const executablePath = await find(FIREFOX)
  // Playwright drives its own build by a protocol of its own, and all others by WebDriver BiDi.
  return executablePath === firefox.executablePath()
    ? {executablePath}
    : {executablePath, channel: 'moz-firefox'}
}

async function find(make: Make): Promise<string> {
  const named = process.env[make.variable]
  if (named) {
    if (await starts(make, named)) {
      return named
    }
    throw new BrowserNotFoundError(
      `${make.variable} is '${named}', which does not start: set it to the executable of ${make.title}.`,
    )
  }
  const found =
    (await firstThatStarts(make, installedBrowsers(make))) ??
    (await playwrightBrowser(make)) ??
    (await debianBrowser(make))
  if (found) {
    return found
  }
  throw new BrowserNotFoundError(
    `The browser tests need ${make.title}: install it, or set ${make.variable} to its executable.`,
  )
}

/** The flags without which Chromium does not run as root in a container, and calls home at start. */
export function browserArguments(): string[] {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
  ]
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet
}

function installedBrowsers({commands, applications, programs}: Make): string[] {
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

async function playwrightBrowser(make: Make): Promise<string | undefined> {
  const path = make.playwright.executablePath()
  if (await starts(make, path)) {
    return path
  }
  say(`No ${make.title} is installed; asking Playwright for its own …`)
  const cli = fileURLToPath(new URL('../../node_modules/playwright-core/cli.js', import.meta.url))
  const words = [cli, 'install', make.playwright.name()]
  const installed = await succeeds(process.execPath, words, 5 * MINUTE)
  return installed && (await starts(make, path)) ? path : undefined
}

async function debianBrowser(make: Make): Promise<string | undefined> {
  if (!(await isExecutable('/usr/bin/apt-get'))) {
    return undefined
  }
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...words: string[]) => {
    const [command = 'apt-get', ...rest] = [...sudo, 'apt-get', ...words]
    return succeeds(command, rest, 5 * MINUTE)
  }
  say(`Playwright's download cannot be had; installing Debian's ${make.debian.name} …`)
  if (!(await apt('update', '-qq'))) {
    return undefined
  }
  if (!(await apt('install', '-y', '-qq', make.debian.name))) {
    return undefined
  }
  return firstThatStarts(make, [make.debian.path])
}

async function firstThatStarts(make: Make, paths: string[]): Promise<string | undefined> {
  for (const path of paths) {
    if (await starts(make, path)) {
      return path
    }
  }
  return undefined
}

// Ubuntu ships a `chromium-browser` that only says to install a snap, so that existing is not enough.
async function starts({version}: Make, path: string): Promise<boolean> {
  if (!(await isExecutable(path))) {
    return false
  }
  try {
    await run(path, [...version], {timeout: MINUTE})
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

function succeeds(command: string, words: string[], timeout: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, words, {
      stdio: ['ignore', process.stderr, process.stderr],
      timeout,
      env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
    })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
