import type {PropertyDeclarations} from '@lit/reactive-element'
import {
  createElement,
  type ReactElement,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react'

import type {Handlers} from './element-props.ts'

/** An element of ours: its tag, its class, and what registers it. */
export interface TagOf {
  readonly tag: string
  readonly element: {readonly properties: PropertyDeclarations}
  readonly define: () => void
}

interface TagOptions<E> extends Handlers {
  readonly ref?: Ref<E> | undefined
  readonly data?: unknown
  readonly children?: ReactNode
}

/**
 * A tag whose options are attributes alike on servers and in browsers.
 *
 * React leaves properties and events of custom elements out when it hydrates, so they are set here;
 * and only then is the element defined, so that no event comes before its handler.
 */
export function useTag<E extends HTMLElement>(
  {tag, element, define}: TagOf,
  {ref, ...props}: TagOptions<E>,
): ReactElement {
  const node = useRef<E>(null)
  useImperativeHandle<E | null, E | null>(ref, () => node.current)
  useLayoutEffect(() => {
    const {current} = node
    if (!current) {
      return undefined
    }
    const controller = new AbortController()
    const listen = (type: string, handler: (event: Event) => void) =>
      current.addEventListener(type, handler, controller)
    listen(`${tag}-load`, (event) => props.onLoad?.(event))
    listen(`${tag}-error`, (event) => props.onError?.(event))
    listen('reader-status-change', (event) => props.onStatusChange?.(event))
    if (Object.hasOwn(element.properties, 'data')) {
      Object.assign(current, {data: props.data})
    }
    define()
    return () => controller.abort()
  })
  const options = attributes(props, element.properties)
  // oxlint-disable-next-line react/refs -- It is handed to React, which does not read it here.
  return createElement(tag, {...options, ref: node})
}

const NOT_ATTRIBUTES = new Set(['onLoad', 'onError', 'onStatusChange', 'data'])

function attributes(props: object, properties: PropertyDeclarations): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(props)) {
    if (NOT_ATTRIBUTES.has(name)) {
      continue
    }
    const attribute = Object.hasOwn(properties, name) && properties[name]?.attribute
    // In capitals, since React would else write to the element's `dataset`, which nobody can.
    const safe = attribute === 'dataset' ? 'DATASET' : attribute
    found[typeof safe === 'string' ? safe : name] = value
  }
  return found
}
