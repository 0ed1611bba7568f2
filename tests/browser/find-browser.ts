import {execFile, spawn} from 'node:child_process'
import {constants} from 'node:fs'
import {access} from 'node:fs/promises'
import {homedir} from 'node:os'
import {delimiter, join} from 'node:path'
import {promisify} from 'node:util'

import {chromium} from 'playwright-core'

const run = promisify(execFile)
const MINUTE = 60_000

/** No browser can be had on this machine; the message says in one sentence what to install. */
export class BrowserNotFoundError extends Error {
  readonly code = 'browser-not-found'
}

/**
 * Finds a Chrome or Chromium that starts: the one CHROME_PATH names, an installed one, Playwright's
 * own download, or Debian's package where this process may install it.
 *
 * @returns The path of the executable.
 * @throws BrowserNotFoundError when none can be had.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env['CHROME_PATH']
  if (named) {
    if (await starts(named)) return named
    throw new BrowserNotFoundError(
      `CHROME_PATH is '${named}', which does not start: set it to a Chrome or Chromium executable.`,
    )
  }
  const found =
    (await firstThatStarts(installedBrowsers())) ??
    (await playwrightBrowser()) ??
    (await debianBrowser())
  if (found) return found
  throw new BrowserNotFoundError(
    'The browser tests need Chrome or Chromium: install one, or set CHROME_PATH to its executable.',
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

function installedBrowsers(): string[] {
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser']
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  const apps = ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => [
    join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
    join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
  ])
  const programs = [process.env['ProgramFiles'], process.env['LocalAppData']].flatMap((folder) =>
    folder ? [join(folder, 'Google/Chrome/Application/chrome.exe')] : [],
  )
  return [...onPath, ...apps, ...programs]
}

async function playwrightBrowser(): Promise<string | undefined> {
  const path = chromium.executablePath()
  if (await starts(path)) return path
  say('No Chrome or Chromium is installed; asking Playwright for its own …')
  const cli = new URL('../../node_modules/.bin/playwright', import.meta.url).pathname
  const installed = await succeeds(cli, ['install', 'chromium'], 5 * MINUTE)
  return installed && (await starts(path)) ? path : undefined
}

async function debianBrowser(): Promise<string | undefined> {
  if (!(await isExecutable('/usr/bin/apt-get'))) return undefined
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...words: string[]) => {
    const [command = 'apt-get', ...rest] = [...sudo, 'apt-get', ...words]
    return succeeds(command, rest, 5 * MINUTE)
  }
  say("Playwright's download cannot be had; installing Debian's chromium …")
  if (!(await apt('update', '-qq'))) return undefined
  if (!(await apt('install', '-y', '-qq', 'chromium'))) return undefined
  return firstThatStarts(['/usr/bin/chromium'])
}

async function firstThatStarts(paths: string[]): Promise<string | undefined> {
  for (const path of paths) if (await starts(path)) return path
  return undefined
}

// Ubuntu ships a `chromium-browser` that only says to install a snap, so that existing is not enough.
async function starts(path: string): Promise<boolean> {
  if (!(await isExecutable(path))) return false
  try {
    await run(path, ['--version', ...browserArguments()], {timeout: MINUTE})
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
