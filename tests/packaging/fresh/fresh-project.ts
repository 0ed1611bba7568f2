import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'

import {chromium} from 'playwright-core'
import {expect, inject} from 'vitest'
import {preview} from 'vite'

import {getBrowserArguments, findBrowser} from '../../browser/find-browser.ts'
import {runNpm} from '../run-npm.ts'

/** The time within which a page must show an element. */
const MAX_LOAD_TIME_MS = 20_000

/** A new project outside this workspace, with packages that npm has installed from a registry. */
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

/** The result of opening a page in a browser. */
export interface ShownPage {
  /** The text of the first element for each selector, which may be in a shadow root. */
  readonly texts: readonly string[]
  /** Warnings and errors on the console, and exceptions. */
  readonly problems: readonly string[]
}

/**
 * Creates a project as a user of the package would: writes its files, and installs its packages with npm.
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
  const npm = (...args: readonly string[]): Promise<string> =>
    runNpm(folder, args, createEnvironment())
  await npm('install', '--no-audit', '--no-fund', 'reader-article', ...packages)
  return {
    folder,
    run: (command, ...args) => npm('exec', '--no', '--', command, ...args),
    build: () => npm('run', 'build'),
    read: (path) => readFile(join(folder, path), 'utf8'),
    remove: () => rm(folder, {recursive: true}),
  }
}

/**
 * Opens `index.html` of a folder of built files in a browser, and waits for some elements.
 *
 * @param selectors - One selector for each element to wait for.
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
    const problems: string[] = []
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) {
        problems.push(message.text())
      }
    })
    page.on('pageerror', (error) => problems.push(String(error)))
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    const texts: string[] = []
    for (const selector of selectors) {
      const element = page.locator(selector).first()
      await expect
        .poll(() => element.isVisible(), {
          timeout: MAX_LOAD_TIME_MS,
          message: `${selector} is shown; console: ${problems.join()}`,
        })
        .toBe(true)
      texts.push((await element.textContent()) ?? '')
    }
    await page.waitForLoadState('networkidle')
    return {texts, problems}
  } finally {
    await browser.close()
    await server.close()
  }
}

/** Returns the environment variables for the commands of a project. */
function createEnvironment(): NodeJS.ProcessEnv {
  return {
    LAKE: inject('lakeUrl'),
    VITE_LAKE: inject('lakeUrl'),
    // With CI set, tools fail instead of installing missing packages.
    CI: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
  }
}
