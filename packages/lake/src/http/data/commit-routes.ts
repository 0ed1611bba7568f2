import {commitActions} from '../../actions/actions.ts'
import type {ReadableTypes} from '../../auth/caller.ts'
import {isVisible} from '../../auth/is-visible.ts'
import type {CommitOutcome} from '../../commit/commit.ts'
import {RequestError} from '../../errors/request-error.ts'
import {parseMutations} from '../../mutations/mutation.ts'
import {addDataRoute} from './data-routes.ts'
import type {LakeContext} from '../lake-context.ts'
import {readJsonObject} from '../requests.ts'
import {json} from '../reply.ts'
import {type Router} from '../router.ts'

/** Bytes. */
const MAX_BODY_SIZE = 64 * 1024 * 1024
const TRANSACTION_ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/

/** `POST /data/mutate/:dataset` and `POST /data/actions/:dataset`: all writes of documents. */
export function addCommitRoutes(router: Router, lake: LakeContext): void {
  addDataRoute(router, lake, {
    method: 'POST',
    operation: 'mutate',
    async handle(context, {dataset}) {
      const caller = context.requireCaller()
      const body = await readJsonObject(context.request, MAX_BODY_SIZE)
      const mutations = parseMutations(body['mutations'])
      const outcome = await dataset.commit({
        caller,
        steps: mutations.map((mutation, index) => ({index, mutations: () => [mutation]})),
        transactionId: parseTransactionId(body['transactionId'] ?? context.query('transactionId')),
        dryRun: context.flag('dryRun'),
        autoGenerateArrayKeys: context.flag('autoGenerateArrayKeys'),
      })
      return json({
        transactionId: outcome.transactionId,
        results: resultsOf(outcome, {
          ids: context.flag('returnIds'),
          documents: context.flag('returnDocuments'),
          readableTypes: dataset.readableTypesOf(caller),
        }),
      })
    },
  })
  addDataRoute(router, lake, {
    method: 'POST',
    operation: 'actions',
    async handle(context, {dataset}) {
      const caller = context.requireCaller()
      const {actions, transactionId, dryRun} = await readJsonObject(context.request, MAX_BODY_SIZE)
      const outcome = await commitActions(dataset, {
        caller,
        actions,
        transactionId: parseTransactionId(transactionId),
        dryRun: dryRun === true,
      })
      return json({transactionId: outcome.transactionId})
    },
  })
}

function resultsOf(
  outcome: CommitOutcome,
  requested: {
    readonly ids: boolean
    readonly documents: boolean
    readonly readableTypes: ReadableTypes
  },
): Record<string, unknown>[] {
  if (!requested.ids && !requested.documents) {
    return []
  }
  return outcome.results.map(({id, operation}) => {
    const document = requested.documents ? outcome.findDocument(id) : undefined
    const canReturn = document && isVisible(document, requested.readableTypes)
    return {id, operation, ...(canReturn && {document})}
  })
}

function parseTransactionId(value: unknown): string | undefined {
  if (value === undefined || value === null) {
    return undefined
  }
  if (typeof value === 'string' && TRANSACTION_ID.test(value)) {
    return value
  }
  throw new RequestError(
    'bad-request',
    `Invalid transactionId ${JSON.stringify(value)}: expected 1 to 128 characters of a-z, A-Z, 0-9, "_", "." and "-"`,
  )
}
