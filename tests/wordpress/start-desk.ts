import {createServer, type Server} from 'node:https'

import {createDelivery} from '@reader-article/delivery'
import {createNodeHandler} from '@reader-article/delivery/node'
import {openTestLake, type TestLake} from '@reader-article/lake/testing'

import type {Certificate} from './create-certificate.ts'
import {findFreePort} from './start-program.ts'

/** A Lake and its delivery, which can be switched off, and replaced by a server that is not to be trusted. */
export interface Desk {
  readonly url: string
  readonly lake: TestLake
  /** Requests a path without a connection. */
  readonly get: (path: string) => Promise<Response>
  /** The number of requests so far. */
  readonly requests: () => number
  readonly goDown: () => Promise<void>
  readonly comeBack: () => Promise<void>
  /** Responds to all requests with HTML in the JSON of fragments, and as that of oEmbed; undefined ends that. */
  readonly answerWith: (html: string | undefined) => void
  readonly close: () => Promise<void>
}

/** Starts a desk with documents. */
export async function startDesk(
  documents: readonly object[],
  certificate: Certificate,
): Promise<Desk> {
  const lake = openTestLake()
  const {status, body} = await lake.mutate(...documents.map((create) => ({create})))
  if (status !== 200) {
    throw new Error(`The Lake does not accept the documents: ${JSON.stringify(body)}`)
  }
  const port = await findFreePort()
  const url = `https://127.0.0.1:${port}`
  const delivery = createDelivery({
    projectId: 'local',
    dataset: 'production',
    apiHost: await lake.serve(),
    site: {url},
  })
  const handle = createNodeHandler(delivery)
  let requests = 0
  let forged: string | undefined
  const listen = () =>
    new Promise<Server>((resolve, reject) => {
      const created = createServer({...certificate}, (request, response) => {
        requests++
        if (forged === undefined || request.url === '/health') {
          void handle(request, response)
          return
        }
        response.setHeader('content-type', 'application/json')
        response.end(
          JSON.stringify({
            title: '<script>alert(1)</script>',
            lang: 'en"><script>alert(1)</script>',
            url: 'javascript:alert(1)',
            type: 'rich',
            version: '1.0',
            width: 1,
            height: 1,
            html: forged,
          }),
        )
      })
      created.once('error', reject)
      created.listen(port, '127.0.0.1', () => resolve(created))
    })
  let server: Server | undefined = await listen()
  const goDown = async () => {
    const running = server
    server = undefined
    if (running) {
      await new Promise((resolve) => {
        running.close(resolve)
        running.closeAllConnections()
      })
    }
  }
  return {
    url,
    lake,
    get: (path) => delivery.fetch(new Request(url + path)),
    requests: () => requests,
    goDown,
    async comeBack() {
      server = await listen()
    },
    answerWith(html) {
      forged = html
    },
    async close() {
      await goDown()
      delivery.close()
      await lake.close()
    },
  }
}
