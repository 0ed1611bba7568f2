import type {Access} from '../auth/access.ts'
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
