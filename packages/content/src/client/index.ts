export * from './reader-client.ts'
export {ReaderClientError, type ReaderClientErrorCode} from './reader-client-error.ts'
