import {defineBrowserProvider} from '@vitest/browser'
import type {BrowserProvider} from 'vitest/node'

import {type RunningWebKit, startWebKit} from './start-webkit.ts'

/** Runs Vitest's browser tests in WebKitGTK. It has no commands, so tests cannot use `userEvent` or take screenshots. */
export const webkit = () =>
  defineBrowserProvider({
    name: 'webkit',
    supportedBrowser: ['webkit'],
    providerFactory: () => new WebKitProvider(),
  })

class WebKitProvider implements BrowserProvider {
  readonly name = 'webkit'
  readonly supportsParallelism = false
  #running: Promise<RunningWebKit> | undefined

  getCommandsContext(): Record<string, unknown> {
    return {}
  }

  async openPage(_sessionId: string, url: string): Promise<void> {
    this.#running ??= startWebKit()
    const {session} = await this.#running
    await session.setSize(1500, 1000)
    await session.load(url)
  }

  async close(): Promise<void> {
    const running = await this.#running
    this.#running = undefined
    await running?.close()
  }
}
