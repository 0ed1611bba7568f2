import {
  createPendingDocuments,
  findDuplicates,
  findStatusSources,
  type ImportClient,
  importOne,
  type ImportProblem,
  type ImportResult,
  type LoadedDocument,
  openSnapshot,
  orderDocuments,
  type Session,
} from '@reader-article/import/plan'

import type {DroppedPicture} from '../data/import-store.ts'
import {
  editedDocument,
  type ImportItem,
  type Outcome,
  type Plan,
  type Problem,
} from '../data/item.ts'
import {findPicture} from './find-picture.ts'
import {runLanes} from './run-lanes.ts'

/** What planning and making need apart from the items. */
export interface ImportContext {
  readonly client: ImportClient
  readonly pictures: readonly DroppedPicture[]
  readonly signal: AbortSignal
}

/**
 * Plans the drafts of items without writing, by the id of the item.
 *
 * Rejects with the client's error, or with the signal's reason.
 */
export async function planItems(
  items: readonly ImportItem[],
  context: ImportContext,
): Promise<Map<string, Plan>> {
  const loaded = loadItems(items, context.pictures)
  const plans = new Map<string, Plan>()
  const duplicates = findDuplicates(loaded)
  const documents = loaded.filter((document) => !duplicates.has(document))
  const session = await createSession(documents, loaded, {...context, dryRun: true})
  for (const document of loaded) {
    context.signal.throwIfAborted()
    const result = duplicates.get(document) ?? (await importOne(document, session)).result
    plans.set(document.item.id, toPlan(result))
  }
  return plans
}

/**
 * Makes the drafts of the items with `ids`, each in one transaction, those of a reader one after the other.
 * `onOutcome` is awaited before and after each transaction, so that a reload loses nothing.
 *
 * Rejects with the client's error if the dataset cannot be reached or refuses to write, or with the signal's reason;
 * the drafts that were made stay.
 */
export async function makeDrafts(
  items: readonly ImportItem[],
  ids: ReadonlySet<string>,
  context: ImportContext,
  onOutcome: (id: string, outcome: Outcome) => Promise<void>,
): Promise<void> {
  const loaded = loadItems(items, context.pictures)
  const documents = loaded.filter(({item}) => ids.has(item.id))
  const session = await createSession(documents, loaded, {...context, dryRun: false})
  const remaining = new Set<LoadedDocument>(documents)
  session.pending = () => createPendingDocuments(remaining)
  const idOf = new Map<LoadedDocument, string>(loaded.map((each) => [each, each.item.id]))
  const incomplete: LoadedDocument[] = []
  const makeDraft = async (document: LoadedDocument) => {
    const id = idOf.get(document) ?? ''
    await onOutcome(id, {state: 'making'})
    const {result, hasPendingReferences} = await importOne(document, session)
    remaining.delete(document)
    if (hasPendingReferences && result.ok) {
      incomplete.push(document)
    }
    await onOutcome(id, toOutcome(result))
  }
  await runLanes(groupByReader(orderDocuments(documents)), makeDraft, context.signal)
  // These refer to documents that were made later, whose drafts now exist or have failed.
  for (const document of incomplete) {
    await importOne(document, session)
  }
}

// The documents of a reader are not made at the same time, because the first one can create the reader.
function groupByReader(documents: readonly LoadedDocument[]): LoadedDocument[][] {
  const lanes = new Map<string, LoadedDocument[]>()
  for (const document of documents) {
    const {pin} = document.document
    lanes.set(pin, [...(lanes.get(pin) ?? []), document])
  }
  return [...lanes.values()]
}

interface LoadedItem extends LoadedDocument {
  readonly item: ImportItem
}

function loadItems(
  items: readonly ImportItem[],
  pictures: readonly DroppedPicture[],
): LoadedItem[] {
  return items.flatMap((item) => {
    const document = editedDocument(item)
    return document === undefined || item.edits.isLeftOut
      ? []
      : [
          {
            item,
            file: item.name,
            document,
            readPictureFile: async (path: string, line: number) =>
              findPicture(path, line, pictures),
          },
        ]
  })
}

async function createSession(
  documents: readonly LoadedDocument[],
  loaded: readonly LoadedItem[],
  {client, dryRun}: ImportContext & {readonly dryRun: boolean},
): Promise<Session> {
  return {
    repository: await openSnapshot(
      client,
      documents.map(({document}) => document),
    ),
    pending: () => createPendingDocuments(documents),
    // The last document decides, also if its draft has been made before.
    statusSources: findStatusSources(loaded.filter(({item}) => item.edits.setsStatus)),
    publish: false,
    dryRun,
    now: () => new Date(),
  }
}

function toPlan(result: ImportResult): Plan {
  if (!result.ok) {
    return {state: 'failed', problem: toProblem(result.problem)}
  }
  const {action, changes, warnings} = result
  return {state: 'planned', action, changes, warnings}
}

function toOutcome(result: ImportResult): Outcome {
  return result.ok
    ? {state: 'made', action: result.action, articleId: result.article.id}
    : {state: 'failed', problem: toProblem(result.problem)}
}

function toProblem({message, line}: ImportProblem): Problem {
  return {message, line}
}
