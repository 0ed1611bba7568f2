export * from './content-client.ts'
