import {connect, createServer, type Server, type Socket} from 'node:net'
import {pipeline} from 'node:stream'

import {DelayQueue} from './delay-queue.ts'
import {type Link, SEGMENT_BYTES, SendWindow} from './link.ts'
import {listen} from './listen.ts'

/** A TCP proxy that delays bytes as a network link does. */
export interface SlowProxy {
  readonly port: number
  close(): Promise<void>
}

/**
 * Opens a proxy on the loopback address in front of an origin's port.
 *
 * @param getLink - Returns the link of a new connection; undefined if the connection is not delayed.
 * @param origin - The port of the origin.
 * @param port - 0 for any free port.
 */
export async function openSlowProxy(
  getLink: () => Link | undefined,
  origin: number,
  port = 0,
): Promise<SlowProxy> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((client) => {
    sockets.add(client)
    client.once('close', () => sockets.delete(client))
    const upstream = connect({port: origin, host: '127.0.0.1', noDelay: true})
    const link = getLink()
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
    // An error on either side ends only this connection.
  })
}

function relayOverLink(link: Link, client: Socket, origin: Socket): void {
  const {roundTripMs, setupRoundTrips} = link.shape
  const openAt = performance.now() + setupRoundTrips * roundTripMs
  const uploads = new DelayQueue()
  const downloads = new DelayQueue()
  const acknowledgements = new DelayQueue()
  const window = new SendWindow()
  let unsent = Buffer.alloc(0)
  let hasEnded = false

  const send = () => {
    while (unsent.length > 0 && window.availableBytes > 0) {
      const packet = unsent.subarray(0, Math.min(SEGMENT_BYTES, window.availableBytes))
      unsent = unsent.subarray(packet.length)
      window.markSent(packet.length)
      const arrival = link.queuePacket(performance.now(), packet.length)
      downloads.add(arrival, () => client.write(packet))
      acknowledgements.add(arrival + roundTripMs / 2, () => {
        window.markAcknowledged(packet.length)
        send()
      })
    }
    if (hasEnded && unsent.length === 0) {
      hasEnded = false
      downloads.add(link.queuePacket(performance.now(), 0), () => client.end())
    }
  }
  const end = () => {
    for (const queue of [uploads, downloads, acknowledgements]) {
      queue.clear()
    }
    client.destroy()
    origin.destroy()
  }

  client.setNoDelay(true)
  client.on('data', (bytes) => {
    const sentAt = Math.max(performance.now(), openAt)
    uploads.add(sentAt + roundTripMs / 2, () => origin.write(bytes))
  })
  origin.on('data', (bytes) => {
    unsent = Buffer.concat([unsent, bytes])
    send()
  })
  origin.on('end', () => {
    hasEnded = true
    send()
  })
  client.on('close', end)
  // An error on either side ends only this connection.
  client.on('error', end)
  origin.on('error', end)
}
