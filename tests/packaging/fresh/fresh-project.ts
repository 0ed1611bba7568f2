import {execFile} from 'node:child_process'
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {promisify} from 'node:util'

import {chromium} from 'playwright-core'
import {expect, inject} from 'vitest'
import {preview} from 'vite'

import {getBrowserArguments, findBrowser} from '../../browser/find-browser.ts'

const run = promisify(execFile)
/** Milliseconds that a page has to show an element. */
const MAX_LOAD_TIME = 20_000

/** A new project outside of this workspace, with packages that npm has installed from a registry. */
export interface FreshProject {
  readonly folder: string
  /** Runs a command of an installed package, and returns its output; rejects with the output if it fails. */
  run(command: string, ...args: string[]): Promise<string>
  /** Runs the script `build` of the project's manifest. */
  build(): Promise<string>
  /** Reads a file of the project. */
  read(path: string): Promise<string>
  remove(): Promise<void>
}

/** What a browser has shown of a page. */
export interface ShownPage {
  /** The text of the first element of each selector, also in shadow roots. */
  readonly texts: readonly string[]
  /** Warnings and errors on the console, and exceptions. */
  readonly complaints: readonly string[]
}

/**
 * Makes a project as a stranger would: writes its files, and installs its packages with npm.
 *
 * @param packages - Names with a version, as `npm install` expects them; `reader-article` is always installed.
 */
export async function createFreshProject(
  packages: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<FreshProject> {
  const folder = await mkdtemp(join(tmpdir(), 'reader-article-fresh-'))
  const npmrc = `registry=${inject('registry')}/\nreplace-registry-host=never\n`
  const manifest = '{"name": "fresh", "private": true, "type": "module"}\n'
  for (const [name, text] of Object.entries({
    '.npmrc': npmrc,
    'package.json': manifest,
    ...files,
  })) {
    await mkdir(dirname(join(folder, name)), {recursive: true})
    await writeFile(join(folder, name), text)
  }
  const runNpm = (...args: readonly string[]): Promise<string> =>
    run('npm', [...args], {cwd: folder, env: environment(), maxBuffer: 64 * 1024 * 1024}).then(
      ({stdout}) => stdout,
      (error: unknown) => {
        const {stdout, stderr}: {stdout?: unknown; stderr?: unknown} = Object(error)
        throw new Error(`npm ${args.join(' ')} failed:\n${String(stdout)}\n${String(stderr)}`)
      },
    )
  await runNpm('install', '--no-audit', '--no-fund', 'reader-article', ...packages)
  return {
    folder,
    run: (command, ...args) => runNpm('exec', '--no', '--', command, ...args),
    build: () => runNpm('run', 'build'),
    read: (path) => readFile(join(folder, path), 'utf8'),
    remove: () => rm(folder, {recursive: true}),
  }
}

/**
 * Opens the first page of a folder of built files in a browser.
 *
 * @param selectors - Elements that the page will show.
 */
export async function showPage(folder: string, selectors: readonly string[]): Promise<ShownPage> {
  const server = await preview({
    configFile: false,
    root: folder,
    appType: 'mpa',
    logLevel: 'error',
    build: {outDir: '.'},
    preview: {port: 0, host: '127.0.0.1'},
  })
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: getBrowserArguments(),
  })
  try {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) {
        complaints.push(message.text())
      }
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    const texts: string[] = []
    for (const selector of selectors) {
      const element = page.locator(selector).first()
      await expect
        .poll(() => element.isVisible(), {
          timeout: MAX_LOAD_TIME,
          message: `${selector} is shown; console: ${complaints.join()}`,
        })
        .toBe(true)
      texts.push((await element.textContent()) ?? '')
    }
    await page.waitForLoadState('networkidle')
    return {texts, complaints}
  } finally {
    await browser.close()
    await server.close()
  }
}

/** The variables of this machine, without those by which npm passes this workspace's settings to its scripts. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_ENV$|VITEST|INIT_CWD$)/i.test(name),
  )
  return {
    ...Object.fromEntries(own),
    LAKE: inject('lakeUrl'),
    VITE_LAKE: inject('lakeUrl'),
    // In CI, tools fail instead of installing what is missing.
    CI: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
  }
}
