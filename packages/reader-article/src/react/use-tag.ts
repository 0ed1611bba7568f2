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

/** An element's tag, its class, and the function that defines it. */
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
 * Renders a tag whose options are attributes, on servers as in browsers.
 *
 * When React hydrates, it omits the properties and events of custom elements, so that this sets them,
 * and defines the element afterwards: no event is fired before its handler is there.
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
  // oxlint-disable-next-line react/refs -- It is passed to React, which does not read it here.
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
    // In capitals, since otherwise React would write to the element's read-only `dataset`.
    const safe = attribute === 'dataset' ? 'DATASET' : attribute
    found[typeof safe === 'string' ? safe : name] = value
  }
  return found
}
