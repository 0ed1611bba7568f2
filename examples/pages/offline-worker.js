// Caches the page, its scripts and its pictures for visits without the network. The elements cache
// their articles themselves.
const CACHE = 'offline-example'

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  const {request} = event
  // The elements' requests to their backend have no destination.
  if (request.method === 'GET' && request.destination) {
    event.respondWith(fetchOrReadCache(request))
  }
})

async function fetchOrReadCache(request) {
  try {
    const response = await fetch(request)
    if (response.ok || response.type === 'opaque') {
      const cache = await caches.open(CACHE)
      await cache.put(request, response.clone())
    }
    return response
  } catch (error) {
    const cache = await caches.open(CACHE)
    const cached = await cache.match(request)
    if (cached) {
      return cached
    }
    throw error
  }
}
