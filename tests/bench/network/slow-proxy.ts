import {connect, createServer, type Server, type Socket} from 'node:net'
import {pipeline} from 'node:stream'

import {DelayLine} from './delay-line.ts'
import {type Link, SEGMENT_BYTES, SendWindow} from './link.ts'
import {listen} from './listen.ts'

/** A TCP proxy that delays what it forwards as a line would. */
export interface SlowProxy {
  readonly port: number
  close(): Promise<void>
}

/**
 * Opens a proxy on the loopback address in front of an origin's port.
 *
 * @param currentLink - Returns the line of a new connection; undefined if it is not to be delayed.
 * @param port - 0 for any free port.
 */
export async function openSlowProxy(
  currentLink: () => Link | undefined,
  origin: number,
  port = 0,
): Promise<SlowProxy> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((client) => {
    sockets.add(client)
    client.once('close', () => sockets.delete(client))
    const upstream = connect({port: origin, host: '127.0.0.1', noDelay: true})
    const link = currentLink()
    if (link) {
      relayOverLink(link, client, upstream)
    } else {
      relay(client, upstream)
    }
  })
  return {
    port: await listen(server, port),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) {
          socket.destroy()
        }
        server.close(() => resolve())
      }),
  }
}

function relay(client: Socket, origin: Socket): void {
  client.setNoDelay(true)
  pipeline(client, origin, client, () => {
    // An error of either side only ends the connection.
  })
}

function relayOverLink(link: Link, client: Socket, origin: Socket): void {
  const {roundTripMs, setupRoundTrips} = link.shape
  const openAt = performance.now() + setupRoundTrips * roundTripMs
  const up = new DelayLine()
  const down = new DelayLine()
  const acknowledgements = new DelayLine()
  const window = new SendWindow()
  let unsent = Buffer.alloc(0)
  let finished = false

  const send = () => {
    while (unsent.length > 0 && window.room > 0) {
      const packet = unsent.subarray(0, Math.min(SEGMENT_BYTES, window.room))
      unsent = unsent.subarray(packet.length)
      window.sent(packet.length)
      const arrival = link.arrival(performance.now(), packet.length)
      down.add(arrival, () => client.write(packet))
      acknowledgements.add(arrival + roundTripMs / 2, () => {
        window.acknowledged(packet.length)
        send()
      })
    }
    if (finished && unsent.length === 0) {
      finished = false
      down.add(link.arrival(performance.now(), 0), () => client.end())
    }
  }
  const end = () => {
    for (const line of [up, down, acknowledgements]) {
      line.clear()
    }
    client.destroy()
    origin.destroy()
  }

  client.setNoDelay(true)
  client.on('data', (bytes) => {
    const sentAt = Math.max(performance.now(), openAt)
    up.add(sentAt + roundTripMs / 2, () => origin.write(bytes))
  })
  origin.on('data', (bytes) => {
    unsent = Buffer.concat([unsent, bytes])
    send()
  })
  origin.on('end', () => {
    finished = true
    send()
  })
  client.on('close', end)
  // An error of either side only ends the connection.
  client.on('error', end)
  origin.on('error', end)
}
