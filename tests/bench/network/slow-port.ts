import {connect, createServer, type Server, type Socket} from 'node:net'
import {pipeline} from 'node:stream'

import {DelayLine} from './delay-line.ts'
import {type Link, SEGMENT_BYTES, SendWindow} from './link.ts'
import {listen} from './listen.ts'

/** A port that passes everything on to another, as slowly as the line in front of it. */
export interface SlowPort {
  readonly port: number
  close(): Promise<void>
}

/**
 * Opens a port on the loopback address in front of an origin's own.
 *
 * @param lineNow - The line that a new connection comes over; undefined where nothing slows it down.
 * @param port - 0 for any.
 */
export async function openSlowPort(
  lineNow: () => Link | undefined,
  origin: number,
  port = 0,
): Promise<SlowPort> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((visitor) => {
    sockets.add(visitor)
    visitor.once('close', () => sockets.delete(visitor))
    const there = connect({port: origin, host: '127.0.0.1', noDelay: true})
    const link = lineNow()
    if (link) {
      relaySlowly(link, visitor, there)
    } else {
      relay(visitor, there)
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

function relay(visitor: Socket, origin: Socket): void {
  visitor.setNoDelay(true)
  pipeline(visitor, origin, visitor, () => {
    // A visitor who leaves, or an origin that goes, ends the connection: nothing is lost but it.
  })
}

function relaySlowly(link: Link, visitor: Socket, origin: Socket): void {
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
      down.put(arrival, () => visitor.write(packet))
      acknowledgements.put(arrival + roundTripMs / 2, () => {
        window.acknowledged(packet.length)
        send()
      })
    }
    if (finished && unsent.length === 0) {
      finished = false
      down.put(link.arrival(performance.now(), 0), () => visitor.end())
    }
  }
  const end = () => {
    for (const line of [up, down, acknowledgements]) {
      line.clear()
    }
    visitor.destroy()
    origin.destroy()
  }

  visitor.setNoDelay(true)
  visitor.on('data', (bytes) => {
    const sentAt = Math.max(performance.now(), openAt)
    up.put(sentAt + roundTripMs / 2, () => origin.write(bytes))
  })
  origin.on('data', (bytes) => {
    unsent = Buffer.concat([unsent, bytes])
    send()
  })
  origin.on('end', () => {
    finished = true
    send()
  })
  visitor.on('close', end)
  // A visitor who leaves, or an origin that goes, ends the connection: nothing is lost but it.
  visitor.on('error', end)
  origin.on('error', end)
}
