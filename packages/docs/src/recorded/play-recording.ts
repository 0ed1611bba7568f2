import type {DatasetAddress} from '@reader-article/content'
import {configure} from 'reader-article'

import type {RecordedContent, RecordedDocument} from './recorded-content.ts'
import {RecordedEvents} from './recorded-events.ts'

/** The dataset of the demos; only browsers import this module. */
export const RECORDED_SOURCE = {
  projectId: 'demo',
  dataset: 'production',
  apiHost: location.origin,
}

const QUERY_PATH = /^\/v\d{4}-\d{2}-\d{2}\/data\/query\//
const EVENTS_PATH = /^\/v\d{4}-\d{2}-\d{2}\/data\/live\/events\//

let isPlaying = false
let content: Promise<RecordedContent> | undefined

/**
 * Responds to the queries that elements send to the origin of this site with the recorded content, so that the demos need
 * no server. All other requests go to the network.
 */
export function playRecording(): void {
  if (isPlaying) {
    return
  }
  isPlaying = true
  configureSource(RECORDED_SOURCE)
  globalThis.fetch = new Proxy(fetch, {
    apply(target, self, args: Parameters<typeof fetch>) {
      const url = new URL(args[0] instanceof Request ? args[0].url : args[0], location.href)
      return isOwn(url, QUERY_PATH)
        ? loadContent().then((recorded) => recorded.respond(url))
        : Reflect.apply(target, self, args)
    },
  })
  globalThis.EventSource = new Proxy(EventSource, {
    construct(target, args: ConstructorParameters<typeof EventSource>) {
      return isOwn(new URL(args[0], location.href), EVENTS_PATH)
        ? new RecordedEvents()
        : Reflect.construct(target, args)
    },
  })
}

/** Makes the elements of this site, except those on screen, show another dataset. */
export function configureSource({projectId, dataset, apiHost}: DatasetAddress): void {
  const articlePath = '/elements/reader-article.html?slug={slug}'
  configure({projectId, dataset, apiHost, articlePath})
}

/** Switches a reader's status in the demos, as the desk would. */
export async function switchRecordedStatus(pin: string, label: string): Promise<void> {
  const recorded = await loadContent()
  if (recorded.switchStatus(pin, label)) {
    RecordedEvents.announce()
  }
}

function isOwn(url: URL, path: RegExp): boolean {
  return url.origin === location.origin && path.test(url.pathname)
}

async function loadContent(): Promise<RecordedContent> {
  content ??= fetchContent().catch((error: unknown) => {
    content = undefined
    throw error
  })
  return content
}

async function fetchContent(): Promise<RecordedContent> {
  const [module, response] = await Promise.all([
    import('./recorded-content.ts'),
    fetch('/recorded/content.json'),
  ])
  const documents: RecordedDocument[] = await response.json()
  return new module.RecordedContent(documents)
}
