import type {ClientFetch} from '../session/session-fetch.ts'

type RequestOptions = Parameters<ClientFetch>[1]

const COMMIT = /\/data\/(?:actions|mutate)\//u
/** The tag of a request for a switch of status, after the Studio's prefix. */
const SWITCH_TAG = /(?:^|\.)(?:switch-status|undo-switch)$/u

/** Returns true if a request commits a transaction. */
export function isCommit(url: string): boolean {
  return COMMIT.test(new URL(url).pathname)
}

/** Returns true if a request reads or writes for a switch of status. */
export function isSwitch(url: string): boolean {
  return SWITCH_TAG.test(new URL(url).searchParams.get('tag') ?? '')
}

/** Returns the id of the transaction that a request commits; commits of typed text have one. */
export function readTransactionId(init: RequestOptions): string | undefined {
  const body = init?.body
  // Uploads and other bodies have no transaction id.
  const {transactionId} = typeof body === 'string' ? Object(JSON.parse(body)) : {}
  return typeof transactionId === 'string' ? transactionId : undefined
}
