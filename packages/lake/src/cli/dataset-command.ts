import {createInterface} from 'node:readline/promises'

import {copyDataset} from '../datasets/copy-dataset.ts'
import {isDatasetName, NAME_RULE} from '../datasets/dataset-name.ts'
import {
  ACL_MODES,
  isAclMode,
  readDatasetFacts,
  writeDatasetFacts,
  type AclMode,
  type DatasetFacts,
} from '../datasets/dataset-settings.ts'
import {MAX_DATASETS, type DatasetDescription} from '../datasets/datasets.ts'
import {FolderStorage} from '../datasets/folder-storage.ts'
import {sendToLake} from '../maintenance/folder-requests.ts'
import {openDatabase, openSharedDatabase} from '../store/database.ts'
import {StoreError} from '../store/store-error.ts'
import {DATA_OPTIONS, requireData, requireDataset} from './data-folder.ts'
import {parseArguments} from './parse-arguments.ts'
import {printTable} from './print-table.ts'
import {UsageError} from './usage-error.ts'

/** The text that `lake dataset --help` prints. */
export const DATASET_USAGE = `Usage: lake dataset COMMAND --data DIR [--dataset NAME]

  list                  lists the datasets
  create NAME [--visibility public|private]
                        creates an empty dataset
  copy SOURCE TARGET    copies documents, history and assets as they are at one moment
  visibility get NAME
  visibility set NAME public|private
                        shows or changes who reads a dataset: everybody, or only people
                        and tokens; its images and files stay public for those who know
                        their addresses
  delete NAME [--yes]   deletes a dataset with all its documents and assets

--dataset names the main dataset, "production" by default, which has the people
and tokens of all and cannot be deleted. The Lake may run meanwhile.`

const OPTIONS = {
  ...DATA_OPTIONS,
  project: {type: 'string'},
  visibility: {type: 'string'},
  yes: {type: 'boolean'},
  help: {type: 'boolean'},
} as const

const AUTHOR = 'lake-dataset'

/** The datasets of a project in a folder. */
interface Project {
  readonly projectId: string
  readonly main: string
  readonly mainFolder: string
  readonly storage: FolderStorage
}

/** Runs `lake dataset …`. Rejects with a UsageError, a MaintenanceError or a StoreError. */
export async function runDatasetCommand(args: readonly string[]): Promise<void> {
  const {values, positionals} = parseArguments(args, OPTIONS, DATASET_USAGE)
  const [command, ...operands] = positionals
  if (values.help) {
    console.log(DATASET_USAGE)
    return
  }
  const {data, dataset: main = 'production', project: projectId = 'local'} = values
  const mainFolder = requireDataset(values)
  const storage = new FolderStorage(requireData(data), main)
  const project: Project = {projectId, main, mainFolder, storage}
  switch (command) {
    case 'list':
      assertCount(operands, 0)
      printTable(listDatasets(project).map(rowOf))
      return
    case 'create': {
      const [name = ''] = assertCount(operands, 1)
      const aclMode = parseVisibility(values.visibility ?? 'public')
      assertNew(project, name)
      storage.create(name, createFacts(main, aclMode))
      console.log(`Created the ${aclMode} dataset ${name}`)
      return
    }
    case 'copy': {
      const [source = '', target = ''] = assertCount(operands, 2)
      await copy(project, source, target)
      console.log(`Copied ${source} to ${target}`)
      return
    }
    case 'visibility':
      await runVisibility(project, operands)
      return
    case 'delete': {
      const [name = ''] = assertCount(operands, 1)
      findDataset(project, name)
      if (!values.yes) {
        await confirm(name)
      }
      await deleteDataset(project, name)
      console.log(`Deleted the dataset ${name}`)
      return
    }
    default:
      throw new UsageError(`Unknown command "${command ?? ''}"\n\n${DATASET_USAGE}`)
  }
}

function listDatasets({main, mainFolder, storage}: Project): DatasetDescription[] {
  const others = storage.list().map(({name, facts}) => Object.assign({name}, facts))
  return [Object.assign({name: main}, readFacts(mainFolder)), ...others]
}

function rowOf({name, aclMode, createdAt, description}: DatasetDescription): string[] {
  return [name, aclMode, createdAt.slice(0, 10), description ?? '']
}

function readFacts(folder: string): DatasetFacts {
  const {database, close} = openSharedDatabase(folder)
  try {
    return readDatasetFacts(database)
  } finally {
    close()
  }
}

/** Opens a database; undefined if a Lake uses it. */
function openUnusedDatabase(folder: string): ReturnType<typeof openDatabase> | undefined {
  try {
    return openDatabase(folder, console.warn)
  } catch (error) {
    if (error instanceof StoreError && error.code === 'store-busy') {
      return undefined
    }
    throw error
  }
}

async function copy(project: Project, source: string, target: string): Promise<void> {
  const {main, storage, projectId} = project
  const {aclMode, description} = findDataset(project, source)
  assertNew(project, target)
  await storage.fill(target, (folder) =>
    copyDataset({
      source: storage.folderOf(source),
      target: folder,
      projectId,
      names: {source, target},
      facts: {...createFacts(main, aclMode), description},
    }),
  )
}

async function runVisibility(project: Project, operands: readonly string[]): Promise<void> {
  const [action, name = '', mode = ''] = operands
  if (action !== 'get' && action !== 'set') {
    throw new UsageError(`Expected "visibility get" or "visibility set"\n\n${DATASET_USAGE}`)
  }
  assertCount(operands, action === 'get' ? 2 : 3)
  const {aclMode} = findDataset(project, name)
  if (action === 'get') {
    console.log(aclMode)
    return
  }
  const wanted = parseVisibility(mode)
  const folder = project.storage.folderOf(name)
  const unused = openUnusedDatabase(folder)
  if (unused) {
    writeDatasetFacts(unused.database, {...readDatasetFacts(unused.database), aclMode: wanted})
    unused.close()
  } else {
    await sendToLake(folder, 'visibility', [wanted])
  }
  console.log(`${name} is ${wanted} now`)
}

async function deleteDataset({mainFolder, storage, main}: Project, name: string): Promise<void> {
  if (name === main) {
    throw new UsageError(
      `${main} has the people and tokens of all datasets and cannot be deleted: delete the folder of the Lake`,
    )
  }
  const unused = openUnusedDatabase(mainFolder)
  if (!unused) {
    await sendToLake(mainFolder, 'delete-dataset', [name])
    return
  }
  try {
    const dataset = openUnusedDatabase(storage.folderOf(name))
    if (!dataset) {
      throw new UsageError(`Another command uses the dataset ${name}: try again later`)
    }
    dataset.close()
    await storage.delete(name)
  } finally {
    unused.close()
  }
}

function findDataset(project: Project, name: string): DatasetDescription {
  const datasets = listDatasets(project)
  const found = datasets.find((each) => each.name === name)
  if (found) {
    return found
  }
  throw new UsageError(
    `There is no dataset "${name}": there are ${datasets.map((each) => each.name).join(', ')}`,
  )
}

function assertNew(project: Project, name: string): void {
  if (!isDatasetName(name)) {
    throw new UsageError(`"${name}" cannot be the name of a dataset: expected ${NAME_RULE}`)
  }
  if (project.storage.isTaken(name)) {
    throw new UsageError(`There is already a dataset or folder ${project.storage.folderOf(name)}`)
  }
  if (listDatasets(project).length >= MAX_DATASETS) {
    throw new UsageError(`There are ${MAX_DATASETS} datasets, the maximum: delete one first`)
  }
}

function createFacts(main: string, aclMode: AclMode): DatasetFacts {
  const createdAt = new Date().toISOString()
  return {aclMode, description: null, main, createdAt, createdBy: AUTHOR}
}

/** Asks for the name of the dataset, so that nobody deletes another one by mistake. Rejects with a UsageError. */
async function confirm(name: string): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new UsageError(`Deleting ${name} must be confirmed: add --yes`)
  }
  const lines = createInterface({input: process.stdin, output: process.stderr})
  const answer = await lines.question(`Type ${name} to delete it with all its documents: `)
  lines.close()
  if (answer.trim() !== name) {
    throw new UsageError('Nothing was deleted')
  }
}

function parseVisibility(value: string): AclMode {
  if (isAclMode(value)) {
    return value
  }
  throw new UsageError(`The visibility must be one of ${ACL_MODES.join(', ')}, not "${value}"`)
}

function assertCount(operands: readonly string[], count: number): readonly string[] {
  if (operands.length === count) {
    return operands
  }
  throw new UsageError(`Unexpected or missing arguments\n\n${DATASET_USAGE}`)
}
