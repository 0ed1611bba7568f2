export {readerDesk, type ReaderDeskOptions} from './reader-desk.ts'
export type {AdditionalFields} from './schema/desk-types.ts'
export {lakeWorkspace} from './lake/lake-workspace.ts'
export {createDeskClientFactory} from './session/desk-client.ts'
