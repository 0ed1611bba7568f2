import {randomUUID} from 'node:crypto'
import {existsSync, mkdirSync, rmSync} from 'node:fs'
import {readdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {setTimeout as delay} from 'node:timers/promises'

import {isRecord, isStringArray} from '../json.ts'
import {EraseError} from './erase-error.ts'
import {isErasure, type Erasure} from './erasure.ts'

/** The folder beside the database in which commands leave their requests: who may write there may also erase. */
const FOLDER = 'requests'
const REQUEST = '.erase.json'
const REPLY = '.reply.json'
/** Milliseconds between two looks for requests. */
const INTERVAL = 500
/** Milliseconds between two looks for a reply, and until the command gives up: a large database takes minutes. */
const REPLY_INTERVAL = 50
const MAX_WAIT = 30 * 60 * 1000

/** Lets commands of other processes erase documents while a Lake uses the folder, because its caches must not keep them. */
export class EraseRequests {
  readonly #folder: string
  readonly #erase: (ids: readonly string[]) => Promise<Erasure>
  readonly #timer: NodeJS.Timeout
  #working: Promise<void> = Promise.resolve()
  #isWorking = false

  constructor(folder: string, erase: (ids: readonly string[]) => Promise<Erasure>) {
    this.#folder = join(folder, FOLDER)
    this.#erase = erase
    try {
      rmSync(this.#folder, {recursive: true, force: true})
      mkdirSync(this.#folder)
    } catch {
      // A Lake also starts on a full disk.
    }
    this.#timer = setInterval(() => this.#look(), INTERVAL)
    this.#timer.unref()
  }

  /** Stops to look for requests; resolves when the current one is done. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#working
    await rm(this.#folder, {recursive: true, force: true}).catch(() => undefined)
  }

  #look(): void {
    if (this.#isWorking) {
      return
    }
    this.#isWorking = true
    this.#working = this.#handleRequests()
      // The folder may have been deleted.
      .catch(() => undefined)
      .finally(() => {
        this.#isWorking = false
      })
  }

  async #handleRequests(): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      if (name.endsWith(REQUEST)) {
        const file = join(this.#folder, name)
        const ids: unknown = JSON.parse(await readFile(file, 'utf8'))
        await rm(file)
        const reply = await this.#reply(isStringArray(ids) ? ids : [])
        await writeAtomically(file.slice(0, -REQUEST.length) + REPLY, reply)
      }
    }
  }

  async #reply(ids: readonly string[]): Promise<unknown> {
    try {
      return await this.#erase(ids)
    } catch (error) {
      return error instanceof EraseError
        ? {code: error.code, message: error.message}
        : {code: 'bytes-remain', message: `The Lake failed: ${String(error)}`}
    }
  }
}

/** Lets the Lake that uses a folder erase documents. Rejects with an EraseError. */
export async function requestErasure(folder: string, ids: readonly string[]): Promise<Erasure> {
  const requests = join(folder, FOLDER)
  if (!existsSync(requests)) {
    throw new EraseError(
      'lake-silent',
      `The Lake that uses ${folder} is older than this command: stop it, or update it`,
    )
  }
  const name = join(requests, randomUUID())
  await writeAtomically(name + REQUEST, ids)
  const reply = await waitForReply(name + REPLY)
  if (isErasure(reply)) {
    return reply
  }
  const {code, message} = isRecord(reply) ? reply : {}
  throw new EraseError(isCode(code) ? code : 'bytes-remain', String(message))
}

async function waitForReply(file: string): Promise<unknown> {
  for (let waited = 0; waited < MAX_WAIT; waited += REPLY_INTERVAL) {
    if (existsSync(file)) {
      const reply: unknown = JSON.parse(await readFile(file, 'utf8'))
      await rm(file)
      return reply
    }
    await delay(REPLY_INTERVAL)
  }
  throw new EraseError(
    'lake-silent',
    'The Lake that uses the folder has not replied: run the command again, when it is stopped',
  )
}

async function writeAtomically(file: string, value: unknown): Promise<void> {
  const unfinished = `${file}.unfinished`
  await writeFile(unfinished, JSON.stringify(value), {mode: 0o600})
  await rename(unfinished, file)
}

function isCode(value: unknown): value is EraseError['code'] {
  return ['bytes-remain', 'document-not-found', 'invalid-id', 'still-referenced'].some(
    (code) => code === value,
  )
}
