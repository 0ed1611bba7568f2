import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {createServer} from 'node:net'
import {setTimeout as delay} from 'node:timers/promises'

import {WebDriverSession} from './webdriver-session.ts'

/** The time within which the display and the driver must start. */
const MAX_START_TIME_MS = 30_000
/** Width, height and colour depth; larger than the widest page of a test. */
const SCREEN = '1600x1200x24'

/** A WebKit browser with one window, on a display of its own. */
export interface RunningWebKit {
  readonly session: WebDriverSession
  close(): Promise<void>
}

/**
 * Starts WebKitGTK's MiniBrowser under Xvfb, controlled by WebKitWebDriver.
 *
 * @throws Error if a process ends early or does not start in time.
 */
export async function startWebKit(): Promise<RunningWebKit> {
  const processes: ChildProcess[] = []
  const endAtExit = () => processes.forEach((child) => child.kill())
  process.once('exit', endAtExit)
  const end = async () => {
    process.off('exit', endAtExit)
    for (const child of processes.toReversed()) {
      await endProcess(child)
    }
  }
  try {
    const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    processes.push(display)
    const port = await findFreePort()
    const environment = {
      ...process.env,
      DISPLAY: `:${await readDisplayNumber(display)}`,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
    }
    const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
      env: environment,
      stdio: 'ignore',
    })
    processes.push(driver)
    const session = await openSession(driver, `http://127.0.0.1:${port}`)
    return {
      session,
      close: async () => {
        await session.close().finally(end)
      },
    }
  } catch (error) {
    await end()
    throw error
  }
}

async function readDisplayNumber(display: ChildProcess): Promise<string> {
  const pipe = display.stdio[3]
  if (!pipe) {
    throw new Error('Xvfb has no pipe for its display number.')
  }
  const signal = AbortSignal.timeout(MAX_START_TIME_MS)
  const [written] = await Promise.race([
    once(pipe, 'data', {signal}),
    once(display, 'exit', {signal}).then(() => {
      throw new Error('Xvfb ended before it opened a display.')
    }),
  ])
  return String(written).trim()
}

async function openSession(driver: ChildProcess, url: string): Promise<WebDriverSession> {
  const deadline = Date.now() + MAX_START_TIME_MS
  for (;;) {
    if (driver.exitCode !== null) {
      throw new Error(`WebKitWebDriver ended with exit code ${driver.exitCode}.`)
    }
    const isListening = await fetch(`${url}/status`).then(
      ({ok}) => ok,
      () => false,
    )
    if (isListening) {
      return WebDriverSession.open(url)
    }
    if (Date.now() > deadline) {
      throw new Error('WebKitWebDriver did not start in time.')
    }
    await delay(50)
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, 'exit')
    child.kill()
    await exit
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
