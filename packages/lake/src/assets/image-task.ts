import {AssetError, type AssetErrorCode} from './asset-error.ts'
import {type ImageFacts, inspectImage} from './image-facts.ts'
import {transformImage, type TransformSource} from './transform-image.ts'
import type {TransformPlan} from './transform-plan.ts'

/** Work on an image that a process of its own does. */
export type ImageTask =
  | {readonly kind: 'inspect'; readonly path: string; readonly maximumPixels: number}
  | {
      readonly kind: 'transform'
      readonly source: TransformSource
      readonly plan: TransformPlan
      readonly maximumPixels: number
    }

/** What one task may cost. */
export interface ImageTaskLimits {
  /** Milliseconds of processor time: on a busy machine a task takes longer, and costs no more. */
  readonly maximumProcessorTime: number
  /** Bytes of memory, of the process as a whole. */
  readonly maximumMemory: number
}

/** A task on its way to the process. */
export interface ImageTaskRequest {
  readonly task: ImageTask
  readonly limits: ImageTaskLimits
}

/** What the process sends back. */
export type ImageTaskReply =
  | {readonly kind: 'facts'; readonly facts: ImageFacts}
  | {readonly kind: 'image'; readonly bytes: Uint8Array}
  | {readonly kind: 'limit'; readonly limit: 'processor time' | 'memory'}
  | {readonly kind: 'error'; readonly code: AssetErrorCode; readonly message: string}
  | {readonly kind: 'fault'; readonly message: string}

/** Does the work of a task; throws nothing. */
export async function performImageTask(task: ImageTask): Promise<ImageTaskReply> {
  try {
    if (task.kind === 'inspect') {
      return {kind: 'facts', facts: await inspectImage(task.path, task)}
    }
    const {source, plan, maximumPixels} = task
    return {kind: 'image', bytes: await transformImage(source, plan, maximumPixels)}
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return error instanceof AssetError
      ? {kind: 'error', code: error.code, message}
      : {kind: 'fault', message}
  }
}
