import type {PasswordCheck} from '../auth/password.ts'
import type {Sessions} from '../auth/sessions.ts'
import type {User, Users} from '../auth/users.ts'
import type {Dataset} from '../dataset.ts'
import type {EventStreams} from '../listen/event-stream.ts'
import type {LiveEvents} from '../listen/live-events.ts'
import type {RecentCommits} from '../listen/recent-commits.ts'

/** The parts of a Lake that its routes use. */
export interface LakeContext {
  readonly projectId: string
  readonly dataset: Dataset
  readonly users: Users
  readonly sessions: Sessions
  readonly streams: EventStreams
  readonly live: LiveEvents
  readonly recent: RecentCommits
  readonly allowedOrigins: readonly string[]
  /** Present if signing in needs a password. */
  readonly password: PasswordCheck | undefined
  readonly newId: () => string
}

/** The variables that middleware adds to every request. */
export interface LakeEnvironment {
  readonly Variables: {
    /** The signed-in caller, if there is one. */
    caller: User | undefined
  }
}
