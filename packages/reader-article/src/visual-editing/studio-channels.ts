import {createNode, createNodeMachine} from '@sanity/comlink'
import {
  createCompatibilityActors,
  type LoaderControllerMsg,
  type LoaderNodeMsg,
  type VisualEditingControllerMsg,
  type VisualEditingNodeMsg,
} from '@sanity/presentation-comlink'

const DOMAINS = new Set<unknown>(['sanity/comlink', 'sanity/channels'])

/**
 * Opens the two channels of the Presentation tool: one for overlays, one for the results of queries.
 *
 * @param studio - The origin of the Studio; the messages of other origins are ignored.
 */
export function openStudioChannels(studio: string, signal: AbortSignal) {
  // Registered before the channels, which accept the messages of every origin.
  addEventListener(
    'message',
    (event) => {
      if (event.origin !== studio && isChannelMessage(event.data)) {
        event.stopImmediatePropagation()
      }
    },
    {capture: true, signal},
  )
  const overlays = createNode<VisualEditingNodeMsg, VisualEditingControllerMsg>(
    {name: 'visual-editing', connectTo: 'presentation'},
    createNodeMachine<VisualEditingNodeMsg, VisualEditingControllerMsg>().provide({
      actors: createCompatibilityActors<VisualEditingNodeMsg>(),
    }),
  )
  const queries = createNode<LoaderNodeMsg, LoaderControllerMsg>(
    {name: 'loaders', connectTo: 'presentation'},
    createNodeMachine<LoaderNodeMsg, LoaderControllerMsg>().provide({
      actors: createCompatibilityActors<LoaderNodeMsg>(),
    }),
  )
  const start = () => {
    for (const channel of [overlays, queries]) {
      signal.addEventListener('abort', channel.start())
    }
  }
  return {overlays, queries, start}
}

/** The channels to the Presentation tool. */
export type StudioChannels = ReturnType<typeof openStudioChannels>

function isChannelMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'domain' in data && DOMAINS.has(data.domain)
}
