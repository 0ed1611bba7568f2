/** The documents and fields that are open in one window of an editor. */
export interface PresenceState {
  readonly type: 'state'
  /** The user's id. */
  readonly i: string
  readonly m: {readonly sessionId: string; readonly locations: readonly unknown[]}
}

/** A request to all windows to announce their state. */
export interface PresenceRollCall {
  readonly type: 'rollCall'
  readonly i: string
  readonly session: string
}

/** A window was closed. */
export interface PresenceDisconnect {
  readonly type: 'disconnect'
  readonly i: string
  readonly m: {readonly session: string}
}

/** The events that the Studio's presence store reads (`handleIncomingMessage` in `sanity`). */
export type PresenceEvent = PresenceState | PresenceRollCall | PresenceDisconnect

/** Maximum number of sessions (windows) of one connection. */
export const MAX_SESSIONS = 32

interface Session<Owner> {
  readonly userId: string
  readonly owner: Owner
}

/** The user of every window, and the last connection that the window has used. */
export interface PresenceSessions<Owner> {
  /** Assigns a window to this connection; false if it belongs to another user or the connection has too many. */
  claim(session: string, userId: string, owner: Owner): boolean
  /** Removes a window; false if it does not belong to this user. */
  release(session: string, userId: string): boolean
  /** Removes and returns the windows of this connection. */
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
      if (known?.owner !== owner && sessionsOf(owner).length >= MAX_SESSIONS) {
        return false
      }
      sessions.set(session, {userId, owner})
      return true
    },
    release(session, userId) {
      return sessions.get(session)?.userId === userId && sessions.delete(session)
    },
    releaseAll(owner) {
      // A window that has reconnected meanwhile belongs to its new connection and stays.
      const released = sessionsOf(owner)
      for (const session of released) {
        sessions.delete(session)
      }
      return released
    },
  }

  function sessionsOf(owner: Owner): string[] {
    return [...sessions].filter(([, known]) => known.owner === owner).map(([id]) => id)
  }
}
