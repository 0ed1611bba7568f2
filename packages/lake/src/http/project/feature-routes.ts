import {json} from '../reply.ts'
import {VERSION, type Router} from '../router.ts'

/** The Studio shows Releases and Scheduled drafts if the project has these features. */
const FEATURES = ['contentReleases', 'singleDocRelease']

/** `GET /features` and `GET /projects/:project/new-content-release-allowed`: which tools the Studio offers. */
export function addFeatureRoutes(router: Router): void {
  router.get(`${VERSION}/features`, () => json(FEATURES))
  router.get(`${VERSION}/projects/:project/new-content-release-allowed`, (context) => {
    context.requireCaller()
    // The Lake has no limit. The Studio compares with numbers, and offers an upgrade above them.
    return json({
      data: {
        datasetReleaseLimit: Number.MAX_SAFE_INTEGER,
        orgActiveReleaseLimit: null,
        orgMeteredActiveReleaseCount: 0,
      },
    })
  })
}
