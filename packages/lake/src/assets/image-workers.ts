import {type ChildProcess, fork} from 'node:child_process'
import {extname} from 'node:path'
import {fileURLToPath} from 'node:url'

import {isRecord} from '../json.ts'
import {AssetError} from './asset-error.ts'
import type {ImageFacts} from './image-facts.ts'
import type {ImageTask, ImageTaskLimits, ImageTaskReply, ImageTaskRequest} from './image-task.ts'
import type {TransformSource} from './transform-image.ts'
import type {TransformPlan} from './transform-plan.ts'

/** Processes that work on images: started when needed, kept for a while, killed at a limit. */
export interface ImageWorkers {
  /** Reads what an image is; throws an `AssetError`. */
  inspect(path: string, maximumPixels: number): Promise<ImageFacts>
  /** Makes an image; throws an `AssetError`. */
  transform(
    source: TransformSource,
    plan: TransformPlan,
    maximumPixels: number,
  ): Promise<Uint8Array>
  /** Ends the processes, and with them what is under way. */
  close(): void
}

/** How long a process waits for its next task, in milliseconds. */
const MAX_IDLE = 10_000
const PROGRAM = fileURLToPath(new URL('image-process.ts', import.meta.url)).replace(
  /\.ts$/,
  extname(import.meta.url),
)

interface Worker {
  readonly process: ChildProcess
  idle: NodeJS.Timeout | undefined
}

export function createImageWorkers(limits: ImageTaskLimits): ImageWorkers {
  const idle = new Set<Worker>()
  const all = new Set<Worker>()

  return {
    async inspect(path, maximumPixels) {
      const reply = await run({kind: 'inspect', path, maximumPixels})
      if (reply.kind === 'facts') {
        return reply.facts
      }
      throw errorOf(
        reply,
        (limit) =>
          new AssetError(
            'assetTooLarge',
            `The image takes too much ${limit} to read: make it smaller or simpler, or upload it as a file`,
          ),
      )
    },

    async transform(source, plan, maximumPixels) {
      const reply = await run({kind: 'transform', source, plan, maximumPixels})
      if (reply.kind === 'image') {
        return reply.bytes
      }
      throw errorOf(
        reply,
        (limit) =>
          new AssetError(
            'imageTooExpensive',
            `The image takes too much ${limit} to make: ask for a smaller one, or for less to be done to it`,
          ),
      )
    },

    close() {
      for (const worker of all) {
        end(worker)
      }
    },
  }

  async function run(task: ImageTask): Promise<ImageTaskReply> {
    const [worker = start()] = idle
    idle.delete(worker)
    clearTimeout(worker.idle)
    hold(worker.process, true)
    const reply = await replyOf(worker.process, {task, limits})
    if (reply.kind === 'limit' || !all.has(worker)) {
      end(worker)
    } else {
      keep(worker)
    }
    return reply
  }

  function start(): Worker {
    const worker: Worker = {
      process: fork(PROGRAM, {
        execArgv: [],
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
      idle: undefined,
    }
    all.add(worker)
    worker.process.once('exit', () => end(worker))
    worker.process.on('error', () => end(worker))
    return worker
  }

  function keep(worker: Worker): void {
    hold(worker.process, false)
    worker.idle = setTimeout(() => end(worker), MAX_IDLE).unref()
    idle.add(worker)
  }

  function end(worker: Worker): void {
    clearTimeout(worker.idle)
    idle.delete(worker)
    all.delete(worker)
    worker.process.kill('SIGKILL')
  }
}

/** Lets a process with work keep this one alive, and one without not. */
function hold(child: ChildProcess, isAtWork: boolean): void {
  if (isAtWork) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}

function replyOf(child: ChildProcess, request: ImageTaskRequest): Promise<ImageTaskReply> {
  return new Promise((resolve) => {
    const settle = (reply: ImageTaskReply): void => {
      child.off('message', onMessage)
      child.off('exit', onExit)
      child.off('error', onExit)
      resolve(reply)
    }
    const onMessage = (message: unknown): void => {
      if (isReply(message)) {
        settle(message)
      }
    }
    // An image can bring down what reads it.
    const onExit = (): void => settle({kind: 'fault', message: 'the process has ended'})
    child.on('message', onMessage)
    child.on('exit', onExit)
    child.on('error', onExit)
    child.send(request)
  })
}

function isReply(message: unknown): message is ImageTaskReply {
  return isRecord(message) && typeof message['kind'] === 'string'
}

function errorOf(reply: ImageTaskReply, exceeded: (limit: string) => AssetError): Error {
  if (reply.kind === 'limit') {
    return exceeded(reply.limit)
  }
  if (reply.kind === 'error') {
    return new AssetError(reply.code, reply.message)
  }
  const reason = reply.kind === 'fault' ? reply.message : `unexpected ${reply.kind}`
  return new AssetError('imageUnreadable', `The image cannot be worked on: ${reason}`)
}
