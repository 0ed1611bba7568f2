import type {Access} from '../auth/access.ts'
import type {Caller} from '../auth/caller.ts'
import type {createSignIn} from '../auth/sign-in.ts'
import type {Dataset} from '../dataset.ts'
import type {EventStreams} from '../listen/event-stream.ts'
import type {LiveEvents} from '../listen/live-events.ts'
import type {RecentCommits} from '../listen/recent-commits.ts'

/** The parts of a Lake that its routes use. */
export interface LakeContext {
  readonly projectId: string
  readonly dataset: Dataset
  readonly access: Access
  readonly signIn: ReturnType<typeof createSignIn>
  readonly streams: EventStreams
  readonly live: LiveEvents
  readonly recent: RecentCommits
  readonly allowedOrigins: readonly string[]
  readonly newId: () => string
}

/** What the server and middleware add to every request. */
export interface LakeEnvironment {
  readonly Bindings: {
    /** The network address of the client; undefined if the request has not come over a network. */
    readonly address?: string
  }
  readonly Variables: {
    /** The logged-in caller, if there is one. */
    caller: Caller | undefined
  }
}
