import type {Access} from '../auth/access.ts'
import type {createSignIn} from '../auth/sign-in.ts'
import type {Dataset} from '../dataset.ts'
import type {Listeners} from '../listen/listeners.ts'
import type {LiveEvents} from '../listen/live-events.ts'
import type {LakeMetrics} from '../metrics/lake-metrics.ts'
import type {Readiness} from '../metrics/readiness.ts'
import type {EvaluatedQuery} from '../query/explanation.ts'
import type {Webhooks} from '../webhooks/webhooks.ts'

/** The parts of a Lake that its routes use. */
export interface LakeContext {
  readonly projectId: string
  readonly dataset: Dataset
  readonly access: Access
  readonly signIn: ReturnType<typeof createSignIn>
  readonly listeners: Listeners
  readonly live: LiveEvents
  readonly allowedOrigins: readonly string[]
  readonly metrics: LakeMetrics
  readonly webhooks: Webhooks
  readonly readiness: Readiness
  readonly onQuery: (evaluated: EvaluatedQuery) => void
}
