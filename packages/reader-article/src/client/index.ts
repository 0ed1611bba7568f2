export * from '@reader-article/content/client'
