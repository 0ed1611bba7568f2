import {join} from 'node:path'

import {createServer} from 'vite'

import {ROOT} from '../root.ts'
import type {Endpoint, RunningServer} from '../serve/listen.ts'
import {setAddresses, type StudioAddresses} from '../serve/studio-handler.ts'

/** Serves the Studio from its sources, with hot reloading. */
export async function startStudio(
  endpoint: Endpoint,
  addresses: StudioAddresses,
): Promise<RunningServer> {
  const server = await createServer({
    root: join(ROOT, 'studio'),
    configFile: join(ROOT, 'studio/vite.config.ts'),
    clearScreen: false,
    server: {port: endpoint.port, strictPort: true},
    plugins: [
      {
        name: 'addresses',
        transformIndexHtml: (html) => setAddresses(html, addresses),
      },
    ],
  })
  await server.listen()
  return {
    url: `http://localhost:${endpoint.port}`,
    close: () => server.close(),
  }
}
