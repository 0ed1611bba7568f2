import {inject} from 'vitest'

import {ReaderElementErrorEvent} from '../events.ts'

/** The dataset of the tests. */
export const testDataset = {
  projectId: 'local',
  dataset: 'production',
  apiHost: inject('lakeUrl'),
}

/** Creates or replaces documents in the tests' Lake. */
export async function write(
  ...documents: readonly {
    readonly _id: string
    readonly _type: string
    readonly [field: string]: unknown
  }[]
): Promise<void> {
  const response = await fetch(`${testDataset.apiHost}/v2026-09-01/data/mutate/production`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${inject('lakeToken')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({mutations: documents.map((createOrReplace) => ({createOrReplace}))}),
  })
  if (!response.ok) {
    throw new Error(await response.text())
  }
}

/** Creates the document of a reader. */
export function makeReader(pin: string, name: string, fields: Record<string, unknown> = {}) {
  return {
    _id: `reader-${pin}`,
    _type: 'reader',
    name,
    pin,
    slug: {_type: 'slug', current: name.toLowerCase().replaceAll(' ', '-')},
    ...fields,
  }
}

/** Creates the document of a reader's availability. The tone is 'available', 'busy', 'away' or 'unavailable'. */
export function makeAvailability(pin: string, tone: string, note?: string) {
  return {
    _id: `availability-reader-${pin}`,
    _type: 'availability',
    reader: {_type: 'reference', _ref: `reader-${pin}`},
    status: {_type: 'reference', _ref: `status-${tone}`},
    ...(note !== undefined && {note}),
  }
}

/** Creates an element with attributes and a fallback, which is not on the page yet. */
export function makeElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value)
  }
  element.append('Fallback')
  return element
}

/** Puts an element on the page, and waits until it shows its content. */
export async function showElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  parent: Element = document.body,
): Promise<HTMLElementTagNameMap[Tag]> {
  const element = makeElement(tag, attributes)
  const loaded = waitForEvent(element, `${tag}-load`)
  parent.append(element)
  await loaded
  return element
}

/** Waits for an event; rejects with the element's error if its error event comes first. */
export function waitForEvent(element: Element, type: string): Promise<Event> {
  return new Promise((resolve, reject) => {
    element.addEventListener(type, resolve, {once: true})
    if (!type.endsWith('-error')) {
      element.addEventListener(`${element.localName}-error`, (event) => reject(getError(event)), {
        once: true,
      })
    }
  })
}

/** Puts an element on the page, and waits for its error event. */
export async function waitForError(
  element: Element,
): Promise<ReaderElementErrorEvent['error'] | undefined> {
  const failure = waitForEvent(element, `${element.localName}-error`)
  document.body.append(element)
  return getError(await failure)
}

function getError(event: Event): ReaderElementErrorEvent['error'] | undefined {
  return event instanceof ReaderElementErrorEvent ? event.error : undefined
}

/** Returns the text of the first element with each part. */
export function readPartTexts(element: Element, ...names: string[]): (string | undefined)[] {
  return names.map((name) => findPart(element, name)?.textContent)
}

/** Finds the first element with a part. */
export function findPart(element: Element, name: string): HTMLElement | null | undefined {
  return element.shadowRoot?.querySelector<HTMLElement>(`[part~=${name}]`)
}

/** Returns the text of the fallback if it is on screen, or ''. */
export function readFallback(element: Element): string {
  const nodes = element.shadowRoot?.querySelector('slot')?.assignedNodes() ?? []
  return nodes.map((node) => node.textContent).join('')
}

/** Counts the queries that the page has sent so far. */
export function countRequests(): number {
  return performance.getEntriesByType('resource').filter(({name}) => name.includes('/data/query/'))
    .length
}
