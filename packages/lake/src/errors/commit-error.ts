import {LakeError} from './lake-error.ts'

/** One error of a refused transaction; clients branch on its `type`. */
export interface CommitErrorItem {
  readonly type: string
  readonly description: string
  readonly [detail: string]: unknown
}

/** A transaction of mutations was refused as a whole; `index` is the position of the invalid mutation. */
export class MutationError extends LakeError {
  readonly code = 'mutationError'
  readonly index: number
  readonly items: readonly CommitErrorItem[]

  constructor(status: number, index: number, ...items: CommitErrorItem[]) {
    super(status, `The mutation(s) failed: ${items[0]?.description ?? 'unknown reason'}`)
    this.index = index
    this.items = items
  }

  override toBody(): Record<string, unknown> {
    return createBody(this)
  }
}

/** A list of actions was refused as a whole; `index` is the position of the invalid action. */
export class ActionError extends LakeError {
  readonly code = 'actionError'
  readonly index: number
  readonly items: readonly CommitErrorItem[]

  constructor(status: number, index: number, ...items: CommitErrorItem[]) {
    super(status, `The action(s) failed: ${items[0]?.description ?? 'unknown reason'}`)
    this.index = index
    this.items = items
  }

  override toBody(): Record<string, unknown> {
    return createBody(this)
  }
}

function createBody(error: MutationError | ActionError): Record<string, unknown> {
  const {code, index, items, message, status} = error
  return {
    error: {
      type: code,
      description: message,
      items: items.map((item) => ({index, error: item})),
    },
    statusCode: status,
    message,
  }
}
