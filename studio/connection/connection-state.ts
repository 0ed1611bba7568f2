const subscribers = new Set<() => void>()
let waitingRequests = 0

if (typeof window !== 'undefined') {
  window.addEventListener('online', notify)
  window.addEventListener('offline', notify)
}

/** Returns true while the browser is offline, or while a request waits to be repeated. */
export function isDisconnected(): boolean {
  return waitingRequests > 0 || !navigator.onLine
}

/** Calls the subscriber when the state may have changed; returns a function that ends the subscription. */
export function subscribeToConnection(subscriber: () => void): () => void {
  subscribers.add(subscriber)
  return () => subscribers.delete(subscriber)
}

/** Notes that a request got no response and waits to be repeated; returns a function that ends this. */
export function noteWaitingRequest(): () => void {
  waitingRequests += 1
  notify()
  return () => {
    waitingRequests -= 1
    notify()
  }
}

function notify(): void {
  for (const subscriber of subscribers) {
    subscriber()
  }
}
