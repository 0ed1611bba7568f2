import {createReaderClient} from 'reader-article/client'
import {cache} from 'react'

const {
  PROJECT_ID: projectId = 'local',
  DATASET: dataset = 'production',
  API_HOST: apiHost = projectId === 'local' ? 'http://localhost:4100' : undefined,
} = process.env

/** The dataset with the articles: in a project on Sanity, or by default in the Lake on this machine. */
export const source = {projectId, dataset, apiHost}

const content = createReaderClient(source)

/** Fetches an article; a page and its metadata share one request. */
export const getArticle = cache((slug: string) => content.getArticle({slug}))

/** Fetches the newest articles. */
export const listArticles = cache(() => content.listArticles())
