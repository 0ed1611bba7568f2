/**
 * The program of the processes that work on images. Nothing can interrupt a drawing or an encoder
 * within a process: one that goes beyond its limits is killed, together with what it was doing.
 */
import {setPriority} from 'node:os'

import sharp from 'sharp'

import {
  type ImageTaskLimits,
  type ImageTaskReply,
  type ImageTaskRequest,
  performImageTask,
} from './image-task.ts'

const WATCH_INTERVAL = 20
/** Of -20 to 19: serving comes first. */
const PRIORITY = 5

setPriority(PRIORITY)
// Several of these run at once; one thread for each keeps the machine's processors fairly shared.
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

function watch({maximumProcessorTime, maximumMemory}: ImageTaskLimits): () => void {
  const start = process.cpuUsage()
  const timer = setInterval(() => {
    const {user, system} = process.cpuUsage(start)
    if ((user + system) / 1000 > maximumProcessorTime) {
      exceed('processor time')
    } else if (process.memoryUsage.rss() > maximumMemory) {
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

/** Leaving in any other way would wait for the work under way. */
function die(): void {
  process.kill(process.pid, 'SIGKILL')
}
