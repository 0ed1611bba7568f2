/** What the process of a server sends: its port once, and its processor time in milliseconds at each request. */
export type ServerMessage = {readonly port: number} | {readonly processorTime: number}

/** Sends the port of a server to the process that has started it, and then responds to its messages. */
export function announce(port: number): void {
  process.on('message', () => {
    const {user, system} = process.cpuUsage()
    send({processorTime: (user + system) / 1000})
  })
  send({port})
}

function send(message: ServerMessage): void {
  process.send?.(message)
}
