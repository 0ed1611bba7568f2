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
export interface TagDefinition {
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
 * Renders a tag with its options as attributes, on servers and in browsers.
 *
 * React sets no properties and event handlers on custom elements when it hydrates, so this hook sets
 * them. It defines the element afterwards, so that no event is fired before its handler is set.
 */
export function useTag<E extends HTMLElement>(
  {tag, element, define}: TagDefinition,
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
  const options = toAttributes(props, element.properties)
  // oxlint-disable-next-line react/refs -- It is passed to React, which does not read it here.
  return createElement(tag, {...options, ref: node})
}

const NOT_ATTRIBUTES = new Set(['onLoad', 'onError', 'onStatusChange', 'data'])

function toAttributes(props: object, properties: PropertyDeclarations): Record<string, unknown> {
  const attributes: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(props)) {
    if (NOT_ATTRIBUTES.has(name)) {
      continue
    }
    const attribute = Object.hasOwn(properties, name) && properties[name]?.attribute
    // In upper case, since React would write `dataset` to the element's read-only property.
    const safe = attribute === 'dataset' ? 'DATASET' : attribute
    attributes[typeof safe === 'string' ? safe : name] = value
  }
  return attributes
}
