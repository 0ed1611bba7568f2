import type {Access} from '../auth/access.ts'
import type {createSignIn} from '../auth/sign-in.ts'
import type {Datasets} from '../datasets/datasets.ts'
import type {LakeMetrics} from '../metrics/lake-metrics.ts'
import type {Readiness} from '../metrics/readiness.ts'
import type {EvaluatedQuery} from '../query/explanation.ts'

/** The parts of a Lake that its routes use. */
export interface LakeContext {
  readonly projectId: string
  readonly datasets: Datasets
  readonly access: Access
  readonly signIn: ReturnType<typeof createSignIn>
  readonly allowedOrigins: readonly string[]
  /** Public origin of the Lake, for the URLs of assets. */
  readonly publicUrl: string | undefined
  readonly metrics: LakeMetrics
  readonly readiness: Readiness
  readonly onQuery: (evaluated: EvaluatedQuery) => void
}
