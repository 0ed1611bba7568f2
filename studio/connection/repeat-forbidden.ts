import type {ClientFetch} from '../session/session-fetch.ts'
import {hasTimedOut, waitUnlessAborted} from '../session/wait-unless-aborted.ts'
import {isCommit, isSwitch, readTransactionId} from './commit-request.ts'
import {noteWaitingRequest} from './connection-state.ts'
import {refreshPermissions} from './refresh-permissions.ts'
import {waitForConnection} from './wait-for-connection.ts'

type RequestOptions = Parameters<ClientFetch>[1]

/**
 * A fetch that repeats commits of typed text that the server forbids, until it allows them.
 *
 * The Studio lets an editor type if their role allows it when the Studio opens. If the role changes later, the
 * server rejects the next commit with 403, and the Studio would remove the text from the screen. With this
 * fetch the text stays, so that the editor can copy it, and is stored if the editor gets the role back. The form
 * is locked meanwhile.
 *
 * Rejects if a request is aborted.
 */
export function repeatForbidden(send: ClientFetch, wait = waitForConnection): ClientFetch {
  return async function fetch(url, init) {
    const response = await send(url, init)
    if (!isTypedText(url, init) || response.status !== 403) {
      return response
    }
    const endWaiting = noteWaitingRequest('permission')
    refreshPermissions()
    try {
      for (let attempt = 1; ; attempt++) {
        await waitUnlessAborted(wait(attempt), init?.signal)
        const repeated = await send(url, withoutTimeLimit(init))
        if (repeated.status !== 403) {
          return repeated
        }
      }
    } finally {
      endWaiting()
      refreshPermissions()
    }
  }
}

function isTypedText(url: string, init: RequestOptions): boolean {
  return isCommit(url) && !isSwitch(url) && readTransactionId(init) !== undefined
}

/** A time limit that has passed would end the next attempt at once. */
function withoutTimeLimit(init: RequestOptions): RequestOptions {
  const {signal, ...options} = init ?? {}
  return signal && hasTimedOut(signal) ? options : init
}
