import {randomUUID} from 'node:crypto'
import {existsSync, mkdirSync, rmSync} from 'node:fs'
import {readdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {setTimeout as delay} from 'node:timers/promises'

import {RequestError} from '../errors/request-error.ts'
import {isRecord, isStringArray} from '../json.ts'
import {MaintenanceError} from './maintenance-error.ts'

/** What a command of another process may ask of the Lake that uses its folder. */
export type FolderCommand = (typeof COMMANDS)[number]

const COMMANDS = ['erase', 'compact', 'visibility', 'delete-dataset'] as const

/** Runs the commands with their arguments; the results are sent as JSON. */
export type FolderCommands = Readonly<
  Partial<Record<FolderCommand, (args: readonly string[]) => Promise<unknown>>>
>

/** The folder beside the database in which commands leave their requests: who may write there may also remove content. */
const FOLDER = 'requests'
const REQUEST = '.request.json'
const REPLY = '.reply.json'
/** Milliseconds between two looks for requests. */
const INTERVAL = 500
/** Milliseconds between two looks for a reply, and until the command gives up: a large database takes minutes. */
const REPLY_INTERVAL = 50
const MAX_WAIT = 30 * 60 * 1000

/** Lets commands of other processes remove content while a Lake uses the folder, because its caches must not keep it. */
export class FolderRequests {
  readonly #folder: string
  readonly #commands: FolderCommands
  readonly #timer: NodeJS.Timeout
  #working: Promise<void> = Promise.resolve()
  #isWorking = false

  constructor(folder: string, commands: FolderCommands) {
    this.#folder = join(folder, FOLDER)
    this.#commands = commands
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
        const request: unknown = JSON.parse(await readFile(file, 'utf8'))
        await rm(file)
        await writeAtomically(file.slice(0, -REQUEST.length) + REPLY, await this.#reply(request))
      }
    }
  }

  async #reply(request: unknown): Promise<unknown> {
    try {
      const {command: requested, args} = isRecord(request) ? request : {}
      const command = COMMANDS.find((each) => each === requested)
      const run = command && this.#commands[command]
      if (!run || !isStringArray(args)) {
        throw new MaintenanceError(
          'lake-silent',
          'The Lake that uses the folder is older than this command: stop it, or update it',
        )
      }
      return {result: await run(args)}
    } catch (error) {
      if (error instanceof RequestError) {
        return {code: 'refused', message: error.message}
      }
      return error instanceof MaintenanceError
        ? {code: error.code, message: error.message}
        : {code: 'bytes-remain', message: `The Lake failed: ${String(error)}`}
    }
  }
}

/** Lets the Lake that uses a folder run a command; resolves with its result. Rejects with a MaintenanceError. */
export async function sendToLake(
  folder: string,
  command: FolderCommand,
  args: readonly string[],
): Promise<unknown> {
  const requests = join(folder, FOLDER)
  if (!existsSync(requests)) {
    throw new MaintenanceError(
      'lake-silent',
      `The Lake that uses ${folder} is older than this command: stop it, or update it`,
    )
  }
  const name = join(requests, randomUUID())
  await writeAtomically(name + REQUEST, {command, args})
  const reply = await waitForReply(name + REPLY)
  const {result, code, message} = isRecord(reply) ? reply : {}
  if (result !== undefined) {
    return result
  }
  throw new MaintenanceError(isCode(code) ? code : 'bytes-remain', String(message))
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
  throw new MaintenanceError(
    'lake-silent',
    'The Lake that uses the folder has not replied: run the command again, when it is stopped',
  )
}

async function writeAtomically(file: string, value: unknown): Promise<void> {
  const unfinished = `${file}.unfinished`
  await writeFile(unfinished, JSON.stringify(value), {mode: 0o600})
  await rename(unfinished, file)
}

const CODES = [
  'bytes-remain',
  'document-not-found',
  'invalid-id',
  'lake-silent',
  'refused',
  'still-referenced',
] as const

function isCode(value: unknown): value is MaintenanceError['code'] {
  return CODES.some((code) => code === value)
}
