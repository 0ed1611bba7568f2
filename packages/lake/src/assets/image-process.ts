/**
 * The program of the image worker processes. Nothing can interrupt drawing or encoding from within a
 * process, so a process that exceeds its limits is killed together with its task.
 */
import {setPriority} from 'node:os'

import sharp from 'sharp'

import {
  type ImageTaskLimits,
  type ImageTaskReply,
  type ImageTaskRequest,
  performImageTask,
} from './image-task.ts'

/** Milliseconds. */
const WATCH_INTERVAL = 20
/** Niceness from -20 to 19; above 0, so that serving comes first. */
const PRIORITY = 5

setPriority(PRIORITY)
// Several of these processes run at once: with one thread each, they share the processors fairly.
sharp.concurrency(1)
sharp.cache(false)

process.on('message', (request: ImageTaskRequest) => void perform(request))
process.on('disconnect', die)

async function perform({task, limits}: ImageTaskRequest): Promise<void> {
  const stopWatching = watch(limits)
  const reply = await performImageTask(task)
  stopWatching()
  send(reply)
}

function watch({maxProcessorTime, maxMemory}: ImageTaskLimits): () => void {
  const start = process.cpuUsage()
  const timer = setInterval(() => {
    const {user, system} = process.cpuUsage(start)
    if ((user + system) / 1000 > maxProcessorTime) {
      exceed('processor time')
    } else if (process.memoryUsage.rss() > maxMemory) {
      exceed('memory')
    }
  }, WATCH_INTERVAL)
  return () => clearInterval(timer)

  function exceed(limit: 'processor time' | 'memory'): void {
    clearInterval(timer)
    send({kind: 'limit', limit}, die)
  }
}

function send(reply: ImageTaskReply, then?: () => void): void {
  process.send?.(reply, undefined, {}, then)
}

/** Any other way to exit would wait for the running task. */
function die(): void {
  process.kill(process.pid, 'SIGKILL')
}
