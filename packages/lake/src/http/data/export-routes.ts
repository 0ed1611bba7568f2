import {readableTypesOf} from '../../auth/caller.ts'
import {createView} from '../../query/view.ts'
import {addDataRoute, type LakeApp} from './data-routes.ts'
import type {LakeContext} from '../lake-context.ts'
import {flagOf} from '../requests.ts'

/** `GET /data/export/:dataset` and `GET /data/references/…`: the whole dataset, and the references to a document. */
export function addExportRoutes(app: LakeApp, lake: LakeContext): void {
  const {documents} = lake.dataset

  addDataRoute(app, lake, {
    method: 'GET',
    operation: 'export',
    handle(context) {
      const view = createView(documents, 'raw', readableTypesOf(context.get('caller')))
      const types = context.req.query('types')?.split(',').filter(Boolean)
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
      return new Response(body, {headers: {'content-type': 'application/x-ndjson; charset=utf-8'}})
    },
  })
  addDataRoute(app, lake, {
    method: 'GET',
    operation: 'references',
    suffix: '/documents/:id/to',
    handle(context) {
      const id = context.req.param('id') ?? ''
      const view = createView(documents, 'raw', readableTypesOf(context.get('caller')))
      // The Lake knows only internal references, so none remain if they are excluded.
      const referring = flagOf(context, 'excludeInternalReferences')
        ? []
        : [...view.referencing([id])]
      return Response.json({
        totalCount: referring.length,
        references: referring.map(({_id, _type}) => ({
          projectId: lake.projectId,
          datasetName: lake.dataset.name,
          documentId: _id,
          documentType: _type,
        })),
      })
    },
  })
}
