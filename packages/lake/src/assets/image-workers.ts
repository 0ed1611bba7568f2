import {type ChildProcess, fork} from 'node:child_process'
import {extname} from 'node:path'
import {fileURLToPath} from 'node:url'

import {isRecord} from '../json.ts'
import {AssetError} from './asset-error.ts'
import type {ImageFacts, ImageInspection} from './image-facts.ts'
import type {ImageTask, ImageTaskLimits, ImageTaskReply, ImageTaskRequest} from './image-task.ts'
import type {TransformSource} from './transform-image.ts'
import type {TransformPlan} from './transform-plan.ts'

/** Worker processes for images: they are started when needed, reused, and killed when idle or over a limit. */
export interface ImageWorkers {
  /** Reads the facts of an image. Throws an `AssetError`. */
  inspect(inspection: ImageInspection): Promise<ImageFacts>
  /** Transforms an image. Throws an `AssetError`. */
  transform(source: TransformSource, plan: TransformPlan, maxPixels: number): Promise<Uint8Array>
  /** Kills the processes and their tasks. */
  close(): void
}

/** Milliseconds that an idle process is kept for the next task. */
const MAX_IDLE = 10_000
const PROGRAM = fileURLToPath(new URL('image-process.ts', import.meta.url)).replace(
  /\.ts$/,
  extname(import.meta.url),
)

interface Worker {
  readonly process: ChildProcess
  idle: NodeJS.Timeout | undefined
}

/** Priorities of processes, from -20 (high) to 19 (low); above 0, so that the Lake itself has priority. */
const PRIORITIES = {request: 5, background: 19} as const

/**
 * Creates workers with limits for each task.
 *
 * @param purpose - Whether a request waits for the images.
 */
export function createImageWorkers(
  limits: ImageTaskLimits,
  purpose: keyof typeof PRIORITIES = 'request',
): ImageWorkers {
  const idle = new Set<Worker>()
  const workers = new Set<Worker>()

  return {
    async inspect(inspection) {
      const reply = await run({kind: 'inspect', ...inspection})
      if (reply.kind === 'facts') {
        return reply.facts
      }
      throw errorOf(
        reply,
        (limit) =>
          new AssetError(
            'asset-too-large',
            `Reading the image takes too much ${limit}: make it smaller or simpler, or upload it as a file`,
          ),
      )
    },

    async transform(source, plan, maxPixels) {
      const reply = await run({kind: 'transform', source, plan, maxPixels})
      if (reply.kind === 'image') {
        return reply.bytes
      }
      throw errorOf(
        reply,
        (limit) =>
          new AssetError(
            'image-too-expensive',
            `Transforming the image takes too much ${limit}: request a smaller size or fewer effects`,
          ),
      )
    },

    close() {
      for (const worker of workers) {
        end(worker)
      }
    },
  }

  async function run(task: ImageTask): Promise<ImageTaskReply> {
    const [worker = start()] = idle
    idle.delete(worker)
    clearTimeout(worker.idle)
    setKeepAlive(worker.process, true)
    const reply = await replyOf(worker.process, {task, limits})
    if (reply.kind === 'limit' || !workers.has(worker)) {
      end(worker)
    } else {
      addIdle(worker)
    }
    return reply
  }

  function start(): Worker {
    const worker: Worker = {
      process: fork(PROGRAM, [String(PRIORITIES[purpose])], {
        execArgv: [],
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
      idle: undefined,
    }
    workers.add(worker)
    worker.process.once('exit', () => end(worker))
    worker.process.on('error', () => end(worker))
    return worker
  }

  function addIdle(worker: Worker): void {
    setKeepAlive(worker.process, false)
    worker.idle = setTimeout(() => end(worker), MAX_IDLE).unref()
    idle.add(worker)
  }

  function end(worker: Worker): void {
    clearTimeout(worker.idle)
    idle.delete(worker)
    workers.delete(worker)
    worker.process.kill('SIGKILL')
  }
}

/** Sets whether a child process keeps this process alive: a busy one does, an idle one does not. */
function setKeepAlive(child: ChildProcess, isBusy: boolean): void {
  if (isBusy) {
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
    // A malformed image can crash the process that reads it.
    const onExit = (): void => settle({kind: 'failure', message: 'the process has ended'})
    child.on('message', onMessage)
    child.on('exit', onExit)
    child.on('error', onExit)
    child.send(request)
  })
}

function isReply(message: unknown): message is ImageTaskReply {
  return isRecord(message) && typeof message['kind'] === 'string'
}

function errorOf(reply: ImageTaskReply, createLimitError: (limit: string) => AssetError): Error {
  if (reply.kind === 'limit') {
    return createLimitError(reply.limit)
  }
  if (reply.kind === 'error') {
    return new AssetError(reply.code, reply.message)
  }
  const reason = reply.kind === 'failure' ? reply.message : `unexpected ${reply.kind}`
  return new AssetError('image-unreadable', `The image cannot be processed: ${reason}`)
}
