/** The server that the Lake is compared with: it sends the same 9 KB to everybody. */
import {createServer} from 'node:http'

const BODY = Buffer.from(JSON.stringify({hello: 'x'.repeat(9000)}))

const server = createServer((_, response) => {
  response.writeHead(200, {'content-type': 'application/json', 'content-length': BODY.length})
  response.end(BODY)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') {
    console.log(`Hello listening on http://127.0.0.1:${address.port}`)
  }
})
process.once('SIGTERM', () => process.exit())
