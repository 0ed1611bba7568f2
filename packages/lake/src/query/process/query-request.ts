import type {ReadableTypes} from '../../auth/caller.ts'
import type {LakeDocument} from '../../documents/document.ts'
import type {ListenScope} from '../../listen/listen-scope.ts'
import type {QueryParameters} from '../groq.ts'
import type {Perspective} from '../perspective.ts'
import type {SourceMapFormat} from '../source-map/source-map-format.ts'

/** A query as a client sent it. */
export interface SentQuery {
  readonly query: string
  readonly parameters: QueryParameters
  /** The user's id, for `identity()`; empty if the client is not logged in. */
  readonly identity: string
  /** True if the client is not logged in. */
  readonly isAnonymous: boolean
  readonly readableTypes: ReadableTypes
}

/** Evaluates a query on the dataset; the reply is a part of the response's JSON. */
export interface FetchRequest extends SentQuery {
  readonly kind: 'fetch'
  readonly perspective: Perspective
  /** Undefined if the reply has no source map. */
  readonly sourceMap: SourceMapFormat | undefined
}

/** Evaluates a listener's query on each of the documents; the reply is a MatchReply. */
export interface MatchRequest extends SentQuery {
  readonly kind: 'match'
  readonly documents: readonly (LakeDocument | null)[]
}

/** Evaluates a query on the dataset with the staged documents of a transaction; the reply is a list of ids. */
export interface SelectRequest extends SentQuery {
  readonly kind: 'select'
  readonly staged: readonly (readonly [id: string, document: LakeDocument | null])[]
}

/** A request to a query process. */
export type QueryRequest = FetchRequest | MatchRequest | SelectRequest

/** A request with the name of its dataset, and the time for `now()`, in ISO 8601. */
export type TimedRequest = QueryRequest & {readonly dataset: string; readonly timestamp: string}

/** The reply to a MatchRequest. */
export interface MatchReply {
  /** One value for each document: true if the query matches it. */
  readonly matches: readonly boolean[]
  /** True if the query is cheap for every document: see `isBoundedFilter`. */
  readonly isBounded: boolean
  readonly scope: ListenScope
}

/** The options of a query process. */
export interface ProcessOptions {
  /** The folder of all datasets. */
  readonly data: string
  readonly projectId: string
  /** The dataset that is opened when the process starts. */
  readonly main: string
}

/** What a query process reports about a document whose bytes are not those that were written. */
export interface DamageReport {
  readonly dataset: string
  readonly documentId: string
}
