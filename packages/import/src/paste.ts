export type {ClipboardLoss, PictureProblem} from './read/html/clipboard-loss.ts'
export type {HtmlNode} from './read/html/html-node.ts'
export {readClipboard, type ClipboardContent} from './read/html/read-clipboard.ts'
export type {DocumentBlock, DocumentFigure, DocumentLink, Span, TextBlock} from './read/document.ts'
