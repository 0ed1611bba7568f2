/** What one editor's window tells the others: which documents and fields it has open. */
export interface PresenceState {
  readonly type: 'state'
  /** The user's id. */
  readonly i: string
  readonly m: {readonly sessionId: string; readonly locations: readonly unknown[]}
}

/** A request to all windows to tell where they are. */
export interface PresenceRollCall {
  readonly type: 'rollCall'
  readonly i: string
  readonly session: string
}

/** A window is gone. */
export interface PresenceDisconnect {
  readonly type: 'disconnect'
  readonly i: string
  readonly m: {readonly session: string}
}

/** The events that the Studio's presence store reads (`handleIncomingMessage` in `sanity`). */
export type PresenceEvent = PresenceState | PresenceRollCall | PresenceDisconnect

const MAXIMUM_SESSIONS = 32

interface Session<Owner> {
  readonly userId: string
  readonly owner: Owner
}

/** Which window belongs to which user, and over which connection it spoke last. */
export interface PresenceSessions<Owner> {
  /** Notes that a window speaks over this connection; false where it is another user's, or one too many. */
  claim(session: string, userId: string, owner: Owner): boolean
  /** Forgets a window; false where it was not this user's. */
  release(session: string, userId: string): boolean
  /** Forgets and returns the windows that still speak over this connection. */
  releaseAll(owner: Owner): string[]
}

export function createPresenceSessions<Owner>(): PresenceSessions<Owner> {
  const sessions = new Map<string, Session<Owner>>()

  return {
    claim(session, userId, owner) {
      const known = sessions.get(session)
      if (known && known.userId !== userId) {
        return false
      }
      if (known?.owner !== owner && sessionsOf(owner).length >= MAXIMUM_SESSIONS) {
        return false
      }
      sessions.set(session, {userId, owner})
      return true
    },
    release(session, userId) {
      return sessions.get(session)?.userId === userId && sessions.delete(session)
    },
    releaseAll(owner) {
      // A window that has meanwhile connected anew belongs to its new connection and stays.
      const left = sessionsOf(owner)
      for (const session of left) {
        sessions.delete(session)
      }
      return left
    },
  }

  function sessionsOf(owner: Owner): string[] {
    return [...sessions].filter(([, known]) => known.owner === owner).map(([id]) => id)
  }
}
