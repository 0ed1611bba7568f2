import {AssetError, type AssetErrorCode} from './asset-error.ts'
import {type ImageFacts, type ImageInspection, inspectImage} from './image-facts.ts'
import {transformImage, type TransformSource} from './transform-image.ts'
import type {TransformPlan} from './transform-plan.ts'

/** Work on an image, done in a worker process. */
export type ImageTask =
  | ({readonly kind: 'inspect'} & ImageInspection)
  | {
      readonly kind: 'transform'
      readonly source: TransformSource
      readonly plan: TransformPlan
      readonly maxPixels: number
    }

/** Limits of one task. */
export interface ImageTaskLimits {
  /** Milliseconds of processor time, which is the same on a busy machine, unlike elapsed time. */
  readonly maxProcessorTime: number
  /** Bytes of memory of the whole process. */
  readonly maxMemory: number
}

/** The message that sends a task to a worker process. */
export interface ImageTaskRequest {
  readonly task: ImageTask
  readonly limits: ImageTaskLimits
}

/** The reply of a worker process. */
export type ImageTaskReply =
  | {readonly kind: 'facts'; readonly facts: ImageFacts}
  | {readonly kind: 'image'; readonly bytes: Uint8Array}
  | {readonly kind: 'limit'; readonly limit: 'processor time' | 'memory'}
  | {readonly kind: 'error'; readonly code: AssetErrorCode; readonly message: string}
  /** An unexpected error. */
  | {readonly kind: 'failure'; readonly message: string}

/** Performs a task; an error becomes a reply, so it never rejects. */
export async function performImageTask(task: ImageTask): Promise<ImageTaskReply> {
  try {
    if (task.kind === 'inspect') {
      return {kind: 'facts', facts: await inspectImage(task)}
    }
    const {source, plan, maxPixels} = task
    return {kind: 'image', bytes: await transformImage(source, plan, maxPixels)}
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return error instanceof AssetError
      ? {kind: 'error', code: error.code, message}
      : {kind: 'failure', message}
  }
}
