import {draftIdOf, isPublicId, publishedIdOf} from '../documents/document-id.ts'
import {addDataRoute, type LakeApp} from './data-routes.ts'
import type {LakeContext} from './lake-context.ts'
import {flagOf} from './requests.ts'

const MAX_IDS = 5000

/** `GET /data/doc/:dataset/:ids`: documents by id as they are, which the Studio opens its forms with. */
export function addDocumentRoutes(app: LakeApp, lake: LakeContext): void {
  addDataRoute(app, lake, {
    method: 'GET',
    operation: 'doc',
    rest: '/:ids',
    handle(context) {
      const asked = (context.req.param('ids') ?? '').split(',').filter(Boolean).slice(0, MAX_IDS)
      const ids = flagOf(context, 'includeAllVersions')
        ? asked.flatMap((id) => [publishedIdOf(id), draftIdOf(id)])
        : asked
      const documents: unknown[] = []
      const omitted: {id: string; reason: 'existence' | 'permission'}[] = []
      for (const id of new Set(ids)) {
        const permitted = context.get('caller') !== undefined || isPublicId(id)
        const document = permitted ? lake.dataset.documents.get(id) : undefined
        if (document) {
          documents.push(document)
        }
        // Said of every id with a dot, so that it does not tell which drafts exist.
        else {
          omitted.push({id, reason: permitted ? 'existence' : 'permission'})
        }
      }
      return Response.json({documents, omitted})
    },
  })
}
