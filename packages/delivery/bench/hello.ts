/** The server that pages are compared with: it sends as many bytes to everybody. */
import {createServer} from 'node:http'

import {announce} from './announce.ts'

const body = Buffer.alloc(Number(process.argv[2]), 'x')
const server = createServer((_, response) => {
  response.writeHead(200, {'content-type': 'text/html', 'content-length': body.length})
  response.end(body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') {
    announce(address.port)
  }
})
