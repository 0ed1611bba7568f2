import type {Block, Reader} from '@reader-article/content'

/** Content with readers: its author, a list of readers, and readers on cards in a text. */
export interface ContentWithReaders {
  readonly reader?: Reader | undefined
  readonly readers?: readonly Reader[]
  readonly body?: readonly Block[]
}

/** Finds the readers in content, without duplicates. */
export function findReaders({reader, readers = [], body = []}: ContentWithReaders): Reader[] {
  const onCards = body.flatMap((block) => (block._type === 'readerCard' ? block.reader : []))
  const all = [reader, ...readers, ...onCards].filter((each) => each !== undefined)
  return [...new Map(all.map((each) => [each.id, each])).values()]
}

/** Returns content in which a reader has a new status; objects without that reader are not copied. */
export function replaceStatus<Content extends ContentWithReaders>(
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
