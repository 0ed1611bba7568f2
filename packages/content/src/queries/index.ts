export * from './api.ts'
export * from './article-queries.ts'
export * from './article-question.ts'
export * from './reader-queries.ts'
