import type {Block, Reader} from '@reader-article/content'

/** Content with readers: one of its own, a list of them, and those on cards in a text. */
export interface ContentWithReaders {
  readonly reader?: Reader | undefined
  readonly readers?: readonly Reader[]
  readonly body?: readonly Block[]
}

/** The readers in content, each once. */
export function readersIn({reader, readers = [], body = []}: ContentWithReaders): Reader[] {
  const onCards = body.flatMap((block) => (block._type === 'readerCard' ? block.reader : []))
  const all = [reader, ...readers, ...onCards].filter((each) => each !== undefined)
  return [...new Map(all.map((each) => [each.id, each])).values()]
}

/** The same content with the status that a reader has now; only what holds that reader is copied. */
export function withStatusOf<Content extends ContentWithReaders>(
  content: Content,
  {id, status}: Reader,
): Content {
  const {reader, readers, body} = content
  const update = <R extends Reader>(each: R): R => (each.id === id ? {...each, status} : each)
  const updateCard = (block: Block): Block =>
    block._type === 'readerCard' ? {...block, reader: update(block.reader)} : block
  return {
    ...content,
    ...(reader && {reader: update(reader)}),
    ...(readers && {readers: readers.map(update)}),
    ...(body && {body: body.map(updateCard)}),
  }
}
