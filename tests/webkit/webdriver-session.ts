/** A window of a browser, controlled by the commands of https://www.w3.org/TR/webdriver2/. */
export class WebDriverSession {
  readonly #url: string

  private constructor(url: string) {
    this.#url = url
  }

  /**
   * Opens a window.
   *
   * @param driver - The URL of the driver, such as 'http://127.0.0.1:4444'.
   * @throws Error with the driver's message, like every other method.
   */
  static async open(driver: string): Promise<WebDriverSession> {
    const value = await send('POST', `${driver}/session`, {capabilities: {}})
    return new WebDriverSession(`${driver}/session/${Object(value).sessionId}`)
  }

  /** Loads a page, and waits for its load event. */
  async load(url: string): Promise<void> {
    await send('POST', `${this.#url}/url`, {url})
  }

  /** Loads the page again, and waits for its load event. */
  async reload(): Promise<void> {
    await send('POST', `${this.#url}/refresh`, {})
  }

  /** Goes back to the page before, and waits for its load event. */
  async goBack(): Promise<void> {
    await send('POST', `${this.#url}/back`, {})
  }

  /** Sets the window's size in CSS pixels, including its toolbar. */
  async setSize(width: number, height: number): Promise<void> {
    await send('POST', `${this.#url}/window/rect`, {width, height})
  }

  /** Runs the body of a function in the page, and returns its result, which must be JSON. */
  run(script: string, ...args: readonly unknown[]): Promise<unknown> {
    return send('POST', `${this.#url}/execute/sync`, {script, args})
  }

  /** Makes `run()` use a frame of the page, until the next page is loaded. */
  async enterFrame(index: number): Promise<void> {
    await send('POST', `${this.#url}/frame`, {id: index})
  }

  /** Closes the window, and ends the browser. */
  async close(): Promise<void> {
    await send('DELETE', this.#url)
  }
}

async function send(method: string, url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body !== undefined && {body: JSON.stringify(body)}),
  })
  const {value} = Object(await response.json())
  if (!response.ok) {
    throw new Error(`WebDriver: ${value?.error}: ${value?.message}`)
  }
  return value
}
