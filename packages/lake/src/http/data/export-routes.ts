import {createView} from '../../query/view.ts'
import {addDataRoute} from './data-routes.ts'
import type {LakeContext} from '../lake-context.ts'
import {json} from '../reply.ts'
import {type Router} from '../router.ts'

/** `GET /data/export/:dataset` and `GET /data/references/…`: the whole dataset, and the references to a document. */
export function addExportRoutes(router: Router, lake: LakeContext): void {
  addDataRoute(router, lake, {
    method: 'GET',
    operation: 'export',
    handle(context, {dataset}) {
      const view = createView(dataset.documents, 'raw', dataset.readableTypesOf(context.caller))
      const types = context.query('types')?.split(',').filter(Boolean)
      const encoder = new TextEncoder()
      const exported = view.all()[Symbol.iterator]()
      // Sends one document after the other, so that a large dataset is never in memory as one text.
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          for (;;) {
            const {done, value} = exported.next()
            if (done) {
              return controller.close()
            }
            if (types && !types.includes(value._type)) {
              continue
            }
            return controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
          }
        },
      })
      return {
        status: 200,
        headers: {'content-type': 'application/x-ndjson; charset=utf-8'},
        body,
      }
    },
  })
  addDataRoute(router, lake, {
    method: 'GET',
    operation: 'references',
    suffix: '/documents/:id/to',
    handle(context, {dataset}) {
      const id = context.param('id')
      const view = createView(dataset.documents, 'raw', dataset.readableTypesOf(context.caller))
      // The Lake knows only internal references, so none remain if they are excluded.
      const referring = context.flag('excludeInternalReferences') ? [] : [...view.referencing([id])]
      return json({
        totalCount: referring.length,
        references: referring.map(({_id, _type}) => ({
          projectId: lake.projectId,
          datasetName: dataset.name,
          documentId: _id,
          documentType: _type,
        })),
      })
    },
  })
}
