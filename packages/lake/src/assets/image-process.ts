/**
 * The program of the image worker processes. Nothing can interrupt drawing or encoding from within a
 * process, so a process that exceeds its limits is killed together with its task.
 */
import {getPriority, setPriority} from 'node:os'

import sharp from 'sharp'

import {
  type ImageTaskLimits,
  type ImageTaskReply,
  type ImageTaskRequest,
  performImageTask,
} from './image-task.ts'

/** Milliseconds. */
const WATCH_INTERVAL = 20
/** From -20 (high) to 19 (low). */
const PRIORITY = Number(process.argv[2])

// A process may not raise its priority: the whole Lake may have been started with a lower one.
setPriority(Math.max(PRIORITY, getPriority()))
// Several of these processes run at once: with one thread each, they share the processors fairly.
sharp.concurrency(1)
sharp.cache(false)

process.on('message', (request: ImageTaskRequest) => void perform(request))
process.on('disconnect', killItself)

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
      reportExceeded('processor time')
    } else if (process.memoryUsage.rss() > maxMemory) {
      reportExceeded('memory')
    }
  }, WATCH_INTERVAL)
  return () => clearInterval(timer)

  function reportExceeded(limit: 'processor time' | 'memory'): void {
    clearInterval(timer)
    send({kind: 'limit', limit}, killItself)
  }
}

function send(reply: ImageTaskReply, onSent?: () => void): void {
  process.send?.(reply, undefined, {}, onSent)
}

/** Every other way to exit would wait for the running task. */
function killItself(): void {
  process.kill(process.pid, 'SIGKILL')
}
