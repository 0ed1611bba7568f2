import type {Server} from 'node:net'

/**
 * Makes a server listen on the loopback address.
 *
 * @param port - 0 for any free port.
 * @returns The port that it listens on.
 */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
