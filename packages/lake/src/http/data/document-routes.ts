import {seesNothing} from '../../auth/caller.ts'
import {isReadableId, isVisible} from '../../auth/is-visible.ts'
import {parseDocument} from '../../documents/document.ts'
import {draftIdOf, publishedIdOf} from '../../documents/document-id.ts'
import {skipDamaged} from '../../errors/damage-error.ts'
import {addDataRoute} from './data-routes.ts'
import {createPublicReply, PRIVATE_HEADERS} from './public-reply.ts'
import type {LakeContext} from '../lake-context.ts'
import {type Router} from '../router.ts'

const MAX_IDS = 5000
const HEADERS = {'content-type': 'application/json', ...PRIVATE_HEADERS}

/** `GET /data/doc/:dataset/:ids`: documents by id without a perspective. The Studio loads its forms with it. */
export function addDocumentRoutes(router: Router, lake: LakeContext): void {
  addDataRoute(router, lake, {
    method: 'GET',
    operation: 'doc',
    suffix: '/:ids',
    handle(context, {dataset}) {
      const requested = context.param('ids').split(',').filter(Boolean).slice(0, MAX_IDS)
      const ids = context.flag('includeAllVersions')
        ? requested.flatMap((id) => [publishedIdOf(id), draftIdOf(id)])
        : requested
      const documents: string[] = []
      const omitted: {id: string; reason: 'existence' | 'permission'}[] = []
      const readableTypes = dataset.readableTypesOf(context.caller)
      // How long it takes to read a document must not reveal that there is one.
      const isNothingVisible = seesNothing(readableTypes)
      for (const id of new Set(ids)) {
        const permitted = isReadableId(id, readableTypes)
        const find = (): string | undefined => dataset.documents.bodies.read(id)
        const document = permitted ? find() : isNothingVisible ? undefined : skipDamaged(find)
        if (
          document !== undefined &&
          (permitted || isVisible(parseDocument(document), readableTypes))
        ) {
          documents.push(document)
        } else {
          // The reason is 'permission' for every id with a dot, and for all ids of a private dataset, so that it does
          // not reveal which documents exist.
          omitted.push({id, reason: permitted ? 'existence' : 'permission'})
        }
      }
      const text = `{"documents":[${documents.join()}],"omitted":${JSON.stringify(omitted)}}`
      if (context.caller || dataset.isPrivate) {
        return {status: 200, headers: HEADERS, body: text}
      }
      const body = Buffer.from(text)
      const record = dataset.tagger.startRecord()
      ids.forEach((id) => record.addDocument(id))
      return createPublicReply(context, {
        body,
        unchanging: body,
        syncTags: record.getTags(),
      })
    },
  })
}
