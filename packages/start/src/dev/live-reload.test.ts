import {expect, test} from 'vitest'

import {type LiveReload, withLiveReload} from './live-reload.ts'

const PAGE = '<!doctype html><body><p>Fair winds.</p></body>'

function serve(headers: Record<string, string>): LiveReload {
  return withLiveReload(() => new Response(PAGE, {status: 404, headers}))
}

async function get({handler}: LiveReload, path = '/'): Promise<Response> {
  return handler(new Request(`http://gazette.test${path}`))
}

test('a page gets the script that reloads it, and keeps its status and headers', async () => {
  const response = await get(serve({'content-type': 'text/html; charset=UTF-8', 'x-a': 'b'}))
  expect([response.status, response.headers.get('x-a')]).toEqual([404, 'b'])
  expect(await response.text()).toMatch(
    /<p>Fair winds.<\/p><script>[^]*EventSource\('\/dev\/reload'\)[^]*<\/script><\/body>$/,
  )
})

test.for<Record<string, string>>([
  {'content-type': 'text/css'},
  {'content-type': 'text/html', 'content-security-policy': "script-src 'none'"},
])('a response with %j is unchanged', async (headers) => {
  expect(await (await get(serve(headers))).text()).toBe(PAGE)
})

test('an open page is notified of the version immediately, and of each reload', async () => {
  const live = serve({})
  const {body, headers} = await get(live, '/dev/reload')
  expect(headers.get('content-type')).toBe('text/event-stream')
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  const first = await reader?.read()
  live.reload()
  const second = await reader?.read()
  expect([first?.value, second?.value]).toEqual([
    expect.stringMatching(/^data: \d+\n\n$/),
    expect.stringMatching(/^data: \d+\n\n$/),
  ])
  expect(second?.value).not.toBe(first?.value)
  live.close()
  expect((await reader?.read())?.done).toBe(true)
})

test('a page that was closed is not notified', async () => {
  const live = serve({})
  const {body} = await get(live, '/dev/reload')
  await body?.cancel()
  expect(() => live.reload()).not.toThrow()
})
