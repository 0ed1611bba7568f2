import {defineBehavior, effect, raise, type Behavior} from '@portabletext/editor/behaviors'
import {readClipboard, type ClipboardLoss} from '@reader-article/import/paste'

import {restoreEdgeSpaces} from './edge-spaces.ts'
import {createEditorContent, type PendingPicture} from './editor-blocks.ts'
import {parseHtml} from './parse-html.ts'

/** What remains to be done after text has been pasted. */
export interface PasteReport {
  readonly losses: readonly ClipboardLoss[]
  readonly refusedPictures: readonly string[]
  readonly pictures: readonly PendingPicture[]
}

// The editor's own formats go first, and Markdown is read by the editor.
const PREFERRED_TYPES = ['application/x-portable-text', 'application/json', 'text/markdown']

/**
 * Creates the behavior that reads pasted and dropped HTML. Text that is plain, or that was copied in the Studio, is left
 * to the editor, and so are pictures that are on the clipboard as files.
 */
export function createPasteBehavior(report: (pasted: PasteReport) => void): Behavior {
  return defineBehavior({
    // Sanity handles each 'deserialize.data' with HTML, and its behavior is asked first.
    on: 'deserialize',
    guard: ({snapshot, event}) => {
      const {dataTransfer} = event.originEvent.originEvent
      const html = findHtml(dataTransfer)
      if (html === undefined) {
        return false
      }
      const {blocks, losses} = readClipboard(parseHtml(html))
      // A picture that was copied in a browser is on the clipboard as a file and as HTML without text.
      if (dataTransfer.files.length > 0 && blocks.every(({_type}) => _type !== 'block')) {
        return false
      }
      const {context} = snapshot
      const content = createEditorContent(blocks, context.schema, context.keyGenerator)
      return blocks.length > 0 || losses.length > 0
        ? {
            ...content,
            losses,
            blocks: restoreEdgeSpaces(content.blocks, dataTransfer.getData('text/plain')),
          }
        : false
    },
    actions: [
      ({event}, {blocks, ...pasted}) => [
        ...(blocks.length === 0
          ? []
          : [
              raise({
                type: 'deserialization.success',
                mimeType: 'text/html',
                data: blocks,
                originEvent: event.originEvent,
              }),
            ]),
        effect(() => report(pasted)),
      ],
    ],
  })
}

/** Returns the HTML that is to be read; undefined if the editor reads the clipboard itself. */
function findHtml(data: DataTransfer): string | undefined {
  const html = data.getData('text/html')
  const text = data.getData('text/plain')
  const isPreferred = PREFERRED_TYPES.some((type) => data.getData(type) !== '')
  return html === '' || html === text || isPreferred ? undefined : html
}
