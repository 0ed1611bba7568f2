export * from './article-json-ld.ts'
