import {serve} from '@hono/node-server'

/** Returns a port that was free a moment ago. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = serve({fetch: () => new Response(), port: 0, hostname: '127.0.0.1'}, ({port}) =>
      server.close(() => resolve(port)),
    )
  })
}
