import type {JSHandle, Page} from '@playwright/test'

import type {Field} from './fields.ts'
import type {Random} from './random.ts'
import {delay} from './wait-for.ts'

/** Milliseconds between two keys. */
const [MIN_KEY_DELAY, MAX_KEY_DELAY] = [15, 150]

/** Types the letters of an alphabet, each once, and notes which ones the page has shown. */
export class Typist {
  readonly alphabet: string
  readonly #page: Page
  readonly #random: Random
  readonly #watch: JSHandle<Watch>
  #typed = 0

  static async create(page: Page, field: Field, alphabet: string, random: Random): Promise<Typist> {
    const watch = await page.evaluateHandle(watchText, field.selector)
    return new Typist(page, alphabet, random, watch)
  }

  private constructor(page: Page, alphabet: string, random: Random, watch: JSHandle<Watch>) {
    this.#page = page
    this.alphabet = alphabet
    this.#random = random
    this.#watch = watch
  }

  /** Types at most `count` letters, until `isDone`. */
  async type(count: number, isDone: () => boolean = () => false): Promise<void> {
    for (let typed = 0; typed < count && this.#typed < this.alphabet.length && !isDone(); typed++) {
      await this.#page.keyboard.press(this.alphabet.charAt(this.#typed))
      this.#typed += 1
      await delay(this.#random.integer(MIN_KEY_DELAY, MAX_KEY_DELAY))
    }
  }

  /** Returns the letters that the page has shown, if only for one frame; optionally only those after a time. */
  async findShown(since = 0): Promise<string> {
    const times = await this.#watch.evaluate(({firstShown}) => [...firstShown])
    return times
      .filter(([character, time]) => this.alphabet.includes(character) && time >= since)
      .map(([character]) => character)
      .toSorted()
      .join('')
  }

  /** Stops watching the page. */
  async stop(): Promise<void> {
    await this.#watch.evaluate((watch) => watch.stop())
    await this.#watch.dispose()
  }
}

interface Watch {
  /** The time at which each character was first shown, in milliseconds since 1970. */
  readonly firstShown: ReadonlyMap<string, number>
  readonly stop: () => void
}

/** Runs in the page. */
function watchText(selector: string): Watch {
  const firstShown = new Map<string, number>()
  let frame = 0
  const look = () => {
    const element = document.querySelector(selector)
    const text = element instanceof HTMLInputElement ? element.value : (element?.textContent ?? '')
    for (const character of text) {
      if (!firstShown.has(character)) {
        firstShown.set(character, Date.now())
      }
    }
    frame = requestAnimationFrame(look)
  }
  look()
  return {firstShown, stop: () => cancelAnimationFrame(frame)}
}
