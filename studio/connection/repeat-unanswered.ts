import type {ClientFetch} from '../session/session-fetch.ts'
import {waitUnlessAborted} from '../session/wait-unless-aborted.ts'
import {isCommit, isSwitch, readTransactionId} from './commit-request.ts'
import {noteWaitingRequest} from './connection-state.ts'
import {waitForConnection} from './wait-for-connection.ts'

type RequestOptions = Parameters<ClientFetch>[1]

const READ = /\/data\/(?:query|doc|history)\//u

/**
 * A fetch that repeats requests that got no complete response because the connection failed.
 *
 * - Commits with a transaction id: the server may have stored them already. The Studio would send the same
 *   text with another id, and the text would be stored twice; the server stores an id only once.
 * - Reads: the Studio repeats them for a few seconds, and then shows its error screen instead of the form.
 *
 * All other requests are sent once, and so are those of a switch of status: when the connection is back, the
 * status may no longer be right, and the editor has seen that the switch failed. Rejects if a request is aborted.
 */
export function repeatUnanswered(send: ClientFetch, wait = waitForConnection): ClientFetch {
  return async function fetch(url, init) {
    if (!isRepeatable(url, init)) {
      return send(url, init)
    }
    for (let attempt = 1; ; attempt++) {
      try {
        const response = await send(url, init)
        const body = await response.arrayBuffer()
        if (attempt > 1 && response.status === 409 && isCommit(url)) {
          // The id is taken: the server has stored an earlier attempt.
          return Response.json({transactionId: readTransactionId(init)})
        }
        return new Response(body, response)
      } catch (error) {
        if (init?.signal?.aborted) {
          throw error
        }
        const endWaiting = noteWaitingRequest('connection')
        await waitUnlessAborted(wait(attempt), init?.signal).finally(endWaiting)
      }
    }
  }
}

function isRepeatable(url: string, init: RequestOptions): boolean {
  if (isSwitch(url)) {
    return false
  }
  return isCommit(url) ? readTransactionId(init) !== undefined : READ.test(new URL(url).pathname)
}
