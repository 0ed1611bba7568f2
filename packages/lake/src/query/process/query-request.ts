import type {LakeDocument} from '../../documents/document.ts'
import type {QueryParameters} from '../groq.ts'
import type {Perspective} from '../perspective.ts'

/** A query as somebody sent it. */
export interface SentQuery {
  readonly query: string
  readonly parameters: QueryParameters
  /** The id of the user, for `identity()`; empty for strangers. */
  readonly identity: string
  readonly anonymous: boolean
}

/** Evaluates a query on the dataset; the reply is a part of the response's JSON. */
export interface FetchRequest extends SentQuery {
  readonly kind: 'fetch'
  readonly perspective: Perspective
}

/** Tells of each document whether a listener's query matches it, and how costly the query can be. */
export interface MatchRequest extends SentQuery {
  readonly kind: 'match'
  readonly documents: readonly (LakeDocument | null)[]
}

/** Finds the ids that a query selects, with documents that a transaction has staged. */
export interface SelectRequest extends SentQuery {
  readonly kind: 'select'
  readonly staged: readonly (readonly [id: string, document: LakeDocument | null])[]
}

/** What a query process can be asked to do. */
export type QueryRequest = FetchRequest | MatchRequest | SelectRequest

/** The request with the time that `now()` gives, in ISO 8601. */
export type TimedRequest = QueryRequest & {readonly timestamp: string}

/** The reply to a MatchRequest. */
export interface MatchReply {
  readonly matches: readonly boolean[]
  /** The query costs little whatever the document: see `isBoundedFilter`. */
  readonly bounded: boolean
}

/** Why a query failed. */
export type QueryFailure =
  | {
      readonly kind: 'query'
      readonly description: string
      readonly query: string
      readonly start: number
      readonly end: number
    }
  | {readonly kind: 'limit'; readonly code: string}
  | {readonly kind: 'fault'; readonly stack: string}

/** What a query process is started with. */
export interface ProcessOptions {
  /** The folder of the database. */
  readonly folder: string
  readonly projectId: string
  readonly dataset: string
}
