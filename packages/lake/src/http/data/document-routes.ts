import {readableTypesOf} from '../../auth/caller.ts'
import {isVisible} from '../../auth/is-visible.ts'
import type {LakeDocument} from '../../documents/document.ts'
import {draftIdOf, isPublicId, publishedIdOf} from '../../documents/document-id.ts'
import {skipDamaged} from '../../errors/damage-error.ts'
import {addDataRoute} from './data-routes.ts'
import {createPublicReply, PRIVATE_HEADERS} from './public-reply.ts'
import type {LakeContext} from '../lake-context.ts'
import {json} from '../reply.ts'
import {type Router} from '../router.ts'

const MAX_IDS = 5000

/** `GET /data/doc/:dataset/:ids`: documents by id without a perspective. The Studio loads its forms with it. */
export function addDocumentRoutes(router: Router, lake: LakeContext): void {
  addDataRoute(router, lake, {
    method: 'GET',
    operation: 'doc',
    suffix: '/:ids',
    handle(context) {
      const requested = context.param('ids').split(',').filter(Boolean).slice(0, MAX_IDS)
      const ids = context.flag('includeAllVersions')
        ? requested.flatMap((id) => [publishedIdOf(id), draftIdOf(id)])
        : requested
      const documents: unknown[] = []
      const omitted: {id: string; reason: 'existence' | 'permission'}[] = []
      const readableTypes = readableTypesOf(context.caller)
      for (const id of new Set(ids)) {
        const permitted = readableTypes === 'all' || isPublicId(id)
        const find = (): LakeDocument | undefined => lake.dataset.documents.get(id)
        const document = permitted ? find() : skipDamaged(find)
        if (document && isVisible(document, readableTypes)) {
          documents.push(document)
        } else {
          // The reason is 'permission' for every id with a dot, so that it does not reveal which drafts exist.
          omitted.push({id, reason: permitted ? 'existence' : 'permission'})
        }
      }
      if (context.caller) {
        return json({documents, omitted}, {headers: PRIVATE_HEADERS})
      }
      const body = Buffer.from(JSON.stringify({documents, omitted}))
      const record = lake.dataset.tagger.startRecord()
      ids.forEach((id) => record.addDocument(id))
      return createPublicReply(context, {
        body,
        unchanging: body,
        syncTags: record.getTags(),
      })
    },
  })
}
