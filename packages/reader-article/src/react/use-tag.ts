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
  props: TagOptions<E>,
): ReactElement {
  const {onLoad, onError, onStatusChange, ref, data, ...rest} = props
  const node = useRef<E>(null)
  useImperativeHandle<E | null, E | null>(ref, () => node.current)
  useLayoutEffect(() => {
    const {current} = node
    if (!current) return undefined
    const controller = new AbortController()
    const listen = (type: string, handler: Handlers['onLoad']) => {
      if (handler) current.addEventListener(type, handler, controller)
    }
    listen(`${tag}-load`, onLoad)
    listen(`${tag}-error`, onError)
    listen('reader-status-change', onStatusChange)
    if (Object.hasOwn(element.properties, 'data')) Object.assign(current, {data})
    define()
    return () => controller.abort()
  })
  return createElement(tag, {...attributes(rest, element.properties), ref: node})
}

function attributes(options: object, properties: PropertyDeclarations): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => {
      const attribute = Object.hasOwn(properties, name) && properties[name]?.attribute
      // In capitals, since React would else write to the element's `dataset`, which nobody can.
      if (attribute === 'dataset') return ['DATASET', value]
      return [typeof attribute === 'string' ? attribute : name, value]
    }),
  )
}
