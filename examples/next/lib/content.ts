import {createReaderClient} from 'reader-article/client'
import {cache} from 'react'

const {
  PROJECT_ID: projectId = 'local',
  DATASET: dataset = 'production',
  API_HOST: apiHost = projectId === 'local' ? 'http://localhost:4100' : undefined,
} = process.env

/** Where articles are read: a project on Sanity, or the Lake on this machine. */
export const address = {projectId, dataset, apiHost}

const content = createReaderClient(address)

/** One article; a page and its metadata ask once between them. */
export const getArticle = cache((slug: string) => content.getArticle({slug}))

/** The newest articles. */
export const listArticles = cache(() => content.listArticles())
