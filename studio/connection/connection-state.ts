/** What keeps typed text from being stored. */
export type Obstacle = 'connection' | 'permission'

const subscribers = new Set<() => void>()
const waitingRequests: Record<Obstacle, number> = {connection: 0, permission: 0}

if (typeof window !== 'undefined') {
  window.addEventListener('online', notify)
  window.addEventListener('offline', notify)
}

/** Returns why a request waits to be repeated, or 'connection' while the browser is offline. */
export function findObstacle(): Obstacle | undefined {
  if (waitingRequests.connection > 0 || !isOnline()) {
    return 'connection'
  }
  return waitingRequests.permission > 0 ? 'permission' : undefined
}

/** Calls the subscriber when the state may have changed; returns a function that ends the subscription. */
export function subscribeToConnection(subscriber: () => void): () => void {
  subscribers.add(subscriber)
  return () => subscribers.delete(subscriber)
}

/** Notes that a request waits to be repeated; returns a function that ends this. */
export function noteWaitingRequest(obstacle: Obstacle): () => void {
  waitingRequests[obstacle] += 1
  notify()
  return () => {
    waitingRequests[obstacle] -= 1
    notify()
  }
}

/** Node's `navigator` does not know whether it is online. */
function isOnline(): boolean {
  return typeof window === 'undefined' || navigator.onLine
}

function notify(): void {
  for (const subscriber of subscribers) {
    subscriber()
  }
}
